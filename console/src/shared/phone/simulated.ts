import { errorCode } from '../api/errors';
import { connectPhone, hangUpPhone, sendPhoneDigits } from './api';
import { PhoneBase, type Phone } from './phone';

/** The phone of the simulated carrier: dialling in is a request, there is no sound to mute. */
export class SimulatedPhone extends PhoneBase implements Phone {
  readonly kind = 'simulated';
  readonly canMute = false;
  private tones = Promise.resolve();

  start(): Promise<void> {
    this.set({ status: { state: 'ready' } });
    return Promise.resolve();
  }

  stop(): void {
    this.set({ status: { state: 'off' }, inCall: false });
  }

  async connect(attempt: string): Promise<void> {
    this.set({ inCall: true });
    try {
      await connectPhone(attempt);
    } catch (error) {
      this.callFailed(errorCode(error), error);
    }
  }

  async hangUp(): Promise<void> {
    this.set({ inCall: false });
    try {
      await hangUpPhone();
    } catch (error) {
      // Who is on no call any more has hung up: nothing is wrong.
      if (errorCode(error) !== 'phone_failed') this.callFailed(errorCode(error), error);
    }
  }

  /** One request after the other: tones keep their order. */
  sendDigits(digits: string): Promise<void> {
    this.tones = this.tones.then(() => this.send(digits));
    return this.tones;
  }

  private async send(digits: string): Promise<void> {
    try {
      await sendPhoneDigits(digits);
    } catch (error) {
      this.tell(errorCode(error), error);
    }
  }

  mute(): void {
    // There is no sound; `canMute` says so.
  }
}
