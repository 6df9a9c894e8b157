import type { AgentView, DeskView, MonitorView, PhonePass } from '../api/types';
import type { LiveStore } from '../live/live';
import { beat } from './api';
import { busy } from './busy';
import { NoPhone } from './none';
import { IDLE, type Phone, type PhoneState } from './phone';
import { SimulatedPhone } from './simulated';
import { StandBy, type StandByState } from './stand-by';
import { holdPhone } from './tab-lock';
import { TwilioPhone } from './twilio';

const BEAT_MS = 20_000;
const STRAY_MS = 3_000;

export interface HostState extends PhoneState {
  kind: Phone['kind'];
  canMute: boolean;
  standBy: StandByState;
}

/** The phone for a pass; unknown kinds carry no voice. */
export function phoneFor(pass: PhonePass): Phone {
  if (pass.kind === 'twilio') return new TwilioPhone(pass);
  if (pass.kind === 'simulated') return new SimulatedPhone();
  return new NoPhone();
}

/**
 * Ties one phone to the feed: registers in one tab only, beats while registered, dials in when the
 * desk shows an accepted offer, or the feed a place beside an agent (in whichever tab it was asked
 * for) or wants to stand by, and hangs up a stray leg.
 */
export class PhoneHost {
  private phone: Phone = new NoPhone();
  private state: HostState = { ...IDLE, kind: 'none', canMute: false, standBy: 'off' };
  private readonly listeners = new Set<() => void>();
  private dialled = '';
  private name = '';
  private standing = new StandBy('');
  private takesOver = false;
  private readonly store: LiveStore;

  constructor(store: LiveStore) {
    this.store = store;
  }

  readonly get = (): HostState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes a phone into use until the returned function is called. `name` is the service's for it. */
  use(phone: Phone, name = ''): () => void {
    this.phone = phone;
    this.name = name;
    this.standing = new StandBy(name);
    const ends = [phone.subscribe(() => this.changed()), this.store.subscribe(() => this.follow())];
    if (phone.kind !== 'none') {
      const timer = setInterval(() => this.beat(), BEAT_MS);
      ends.push(() => clearInterval(timer));
      ends.push(
        holdPhone(
          () => void this.register(),
          () => this.show({ status: { state: 'elsewhere' } }),
        ),
      );
    }
    this.changed();
    return () => {
      ends.forEach((end) => end());
      phone.stop();
      this.phone = new NoPhone();
      this.standing = new StandBy('');
      this.changed();
    };
  }

  mute(on: boolean): void {
    this.phone.mute(on);
  }

  sendDigits(digits: string): void {
    void this.phone.sendDigits(digits);
  }

  /** Dials in to stand by: calls dialled ahead come without ringing. */
  standBy(): void {
    if (this.state.status.state !== 'ready' || this.state.inCall) return;
    this.standing.ask();
    void this.phone.connect('');
    this.show({});
  }

  /** Stands by no longer. */
  leave(): void {
    this.standing.leave();
    void this.phone.hangUp();
    this.show({});
  }

  /** Tries again after a failure. */
  retry(): void {
    this.phone.stop();
    void this.register();
  }

  private async register(): Promise<void> {
    await this.phone.start();
    this.beat();
    this.takesOver = true;
    this.follow();
  }

  private beat(): void {
    if (this.state.status.state !== 'ready') return;
    // A beat that gets lost needs no words here: the service shows the phone as missing on the desk.
    beat().catch(() => undefined);
  }

  private changed(): void {
    this.show(this.phone.get());
    this.follow();
  }

  private show(change: Partial<PhoneState>): void {
    const { kind, canMute } = this.phone;
    this.state = { ...this.state, ...change, kind, canMute, standBy: this.standing.state };
    this.listeners.forEach((listener) => listener());
  }

  private follow(): void {
    const { desk, seq } = this.store.get();
    if (this.state.status.state !== 'ready' || seq === null) return;
    const part = this.part();
    if (part && !part.there) this.dialIn(part.attempt);
    else if (desk?.offer?.accepted && desk.offer.contact.channel === 'voice')
      this.dialIn(desk.offer.id);
    else if (desk && !part) this.followStanding(desk);
    if (this.state.inCall && this.isStray()) setTimeout(() => this.dropStray(), STRAY_MS);
  }

  private followStanding(desk: DeskView): void {
    if (this.takesOver && desk.stands_by && this.standing.state === 'off') this.standing.want();
    this.takesOver = false;
    const step = this.standing.next(desk, this.state.inCall);
    if (this.standing.state !== this.state.standBy) this.show({});
    if (step === 'dial') void this.phone.connect('');
    if (step === 'check') setTimeout(() => this.checkStanding(), STRAY_MS);
  }

  /** The desk may have shown an old line's end before the new one's beginning. */
  private checkStanding(): void {
    const { desk } = this.store.get();
    if (!desk || this.standing.checked(desk) !== 'hang_up') return;
    this.show({});
    void this.phone.hangUp();
  }

  private part(): MonitorView | null {
    return partOf(this.store.get().agents, this.name)?.part ?? null;
  }

  private isStray(): boolean {
    const { desk } = this.store.get();
    const stands = this.standing.state === 'on';
    return !stands && !this.part() && (desk === null || !busy(desk));
  }

  private dialIn(offer: string): void {
    if (this.dialled === offer) return;
    this.dialled = offer;
    this.standing.giveWay();
    void this.phone.connect(offer);
  }

  /** A browser leg does not end by itself when the customer is gone. */
  private dropStray(): void {
    if (this.state.inCall && this.isStray()) void this.phone.hangUp();
  }
}

/** In whose talk somebody's phone is or may come, and how. */
export function partOf(
  agents: Record<string, AgentView>,
  phone: string,
): { agent: AgentView; part: MonitorView } | null {
  if (!phone) return null;
  for (const agent of Object.values(agents)) {
    const part = agent.monitored_by.find(({ id }) => id === phone);
    if (part) return { agent, part };
  }
  return null;
}
