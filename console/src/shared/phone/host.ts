import type { AgentView, DeskView, MonitorView, PhonePass } from '../api/types';
import type { LiveStore } from '../live/live';
import { beat } from './api';
import { NoPhone } from './none';
import { IDLE, type Phone, type PhoneState } from './phone';
import { SimulatedPhone } from './simulated';
import { holdPhone } from './tab-lock';
import { TwilioPhone } from './twilio';

const BEAT_MS = 20_000;
const STRAY_MS = 3_000;

export interface HostState extends PhoneState {
  kind: Phone['kind'];
  canMute: boolean;
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
 * for), and hangs up a stray leg.
 */
export class PhoneHost {
  private phone: Phone = new NoPhone();
  private state: HostState = { ...IDLE, kind: 'none', canMute: false };
  private readonly listeners = new Set<() => void>();
  private dialled = '';
  private name = '';
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
      this.changed();
    };
  }

  mute(on: boolean): void {
    this.phone.mute(on);
  }

  sendDigits(digits: string): void {
    void this.phone.sendDigits(digits);
  }

  /** Tries again after a failure. */
  retry(): void {
    this.phone.stop();
    void this.register();
  }

  private async register(): Promise<void> {
    await this.phone.start();
    this.beat();
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
    this.state = { ...this.state, ...change, kind: this.phone.kind, canMute: this.phone.canMute };
    this.listeners.forEach((listener) => listener());
  }

  private follow(): void {
    const { desk, seq } = this.store.get();
    if (this.state.status.state !== 'ready' || seq === null) return;
    const part = this.part();
    if (part && !part.there) this.dialIn(part.attempt);
    else if (desk?.offer?.accepted && desk.offer.contact.channel === 'voice')
      this.dialIn(desk.offer.id);
    else if (this.state.inCall && this.isStray()) setTimeout(() => this.dropStray(), STRAY_MS);
  }

  private part(): MonitorView | null {
    return partOf(this.store.get().agents, this.name)?.part ?? null;
  }

  private isStray(): boolean {
    const { desk } = this.store.get();
    return !this.part() && (desk === null || !busy(desk));
  }

  private dialIn(offer: string): void {
    if (this.dialled === offer) return;
    this.dialled = offer;
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

/** Whether a call rings or is at hand: only for one does the phone carry a voice. */
function busy({ offer, work }: DeskView): boolean {
  const talks = work.some((each) => !each.wrap_up && each.contact?.channel === 'voice');
  return talks || offer?.contact.channel === 'voice';
}
