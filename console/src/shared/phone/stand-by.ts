import type { DeskView } from '../api/types';
import { busy } from './busy';

/**
 * `wanted`: dials as soon as the agent is available. `on`: dialled, and up as far as we know. `lost`: the
 * line broke while nothing was going on; it takes a press of a button to dial again.
 */
export type StandByState = 'off' | 'wanted' | 'on' | 'lost';

/** What the phone is to do. `check`: look again in a moment, the desk may not have caught up. */
export type StandByStep = 'none' | 'dial' | 'check' | 'hang_up';

const KEY = 'callcenter.standBy';

/**
 * Whether the agent wants a line that stands, and what follows from it. Whether one stands is the
 * service's to say (`stands_by` of the desk); the wish outlives a reload of the tab.
 */
export class StandBy {
  state: StandByState = 'off';
  private readonly name: string;
  private seen = false;
  private inTalk = false;

  constructor(name: string) {
    this.name = name;
    if (name && sessionStorage.getItem(KEY) === name) this.state = 'wanted';
  }

  /** The agent wants it, or the line of a tab that is gone is still there to be taken over. */
  want(): void {
    sessionStorage.setItem(KEY, this.name);
    this.state = 'wanted';
  }

  /** The agent wants it now. */
  ask(): void {
    this.want();
    this.dialled();
  }

  leave(): void {
    sessionStorage.removeItem(KEY);
    this.state = 'off';
  }

  /** The phone is needed for something else: it stands by again afterwards. */
  giveWay(): void {
    if (this.state === 'on') this.state = 'wanted';
  }

  /** `inCall`: the phone is connected, as far as it knows. */
  next(desk: DeskView, inCall: boolean): StandByStep {
    if (desk.agent.presence === 'offline') {
      this.leave();
      return 'none';
    }
    if (this.state === 'wanted') return this.again(desk, inCall);
    if (this.state !== 'on') return 'none';
    this.look(desk);
    if (busy(desk)) return 'none';
    if (!inCall) this.gone();
    return inCall && this.isGone(desk) ? 'check' : 'none';
  }

  /** After `check`: whether the line is gone for good. */
  checked(desk: DeskView): StandByStep {
    if (this.state !== 'on' || busy(desk) || !this.isGone(desk)) return 'none';
    this.gone();
    return 'hang_up';
  }

  private again(desk: DeskView, inCall: boolean): StandByStep {
    if (inCall || busy(desk) || desk.agent.presence !== 'available') return 'none';
    this.dialled();
    return 'dial';
  }

  private dialled(): void {
    this.state = 'on';
    this.seen = this.inTalk = false;
  }

  private look(desk: DeskView): void {
    if (desk.stands_by) this.seen = true;
    if (busy(desk)) this.inTalk = true;
    else if (desk.stands_by && desk.agent.presence === 'available') this.inTalk = false;
  }

  private isGone(desk: DeskView): boolean {
    return this.seen && !desk.stands_by;
  }

  /** A line that went with its call is dialled again; one that broke by itself is told. */
  private gone(): void {
    this.state = this.inTalk ? 'wanted' : 'lost';
  }
}
