import type { Call, Device } from '@twilio/voice-sdk';
import type { PhonePass } from '../api/types';
import { getPass } from './api';
import { PhoneBase, type Phone } from './phone';

const REFRESH_BEFORE_SECONDS = 120;
const RETRY_MS = 15_000;
/** Twilio's number for "the person refused the microphone". */
const MICROPHONE_REFUSED = 31401;

/**
 * Twilio's browser phone. The SDK is loaded when first needed. The token is refreshed by a timer of
 * our own, because the SDK's `tokenWillExpire` is not dependable and an expired token leaves
 * `connect` pending for ever.
 */
export class TwilioPhone extends PhoneBase implements Phone {
  readonly kind = 'twilio';
  readonly canMute = true;
  private device: Device | null = null;
  private call: Call | null = null;
  private refresh: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private pass: PhonePass;

  constructor(pass: PhonePass) {
    super();
    this.pass = pass;
  }

  async start(): Promise<void> {
    this.stopped = false;
    this.set({ status: { state: 'registering' } });
    try {
      if (this.expired()) this.pass = await getPass();
      const { Device: Phone } = await import('@twilio/voice-sdk');
      // Stopped while the SDK was loading.
      if (this.isStopped()) return;
      const device = new Phone(this.pass.token, { closeProtection: true });
      this.device = device;
      device.on('registered', () => this.set({ status: { state: 'ready' } }));
      device.on('unregistered', () => this.lost());
      device.on('error', (error: unknown) => this.deviceFailed(error));
      this.planRefresh();
      await device.register();
    } catch (error) {
      this.deviceFailed(error);
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.refresh);
    this.device?.removeAllListeners();
    this.device?.destroy();
    this.device = null;
    this.set({ status: { state: 'off' }, inCall: false, muted: false });
  }

  async connect(attempt: string): Promise<void> {
    if (!this.device) return;
    // One call at a time: a line that stood by gives way.
    this.call?.disconnect();
    this.set({ inCall: true, muted: false });
    try {
      if (this.expired()) await this.renew();
      const call = await this.device.connect({ params: { offer: attempt } });
      this.call = call;
      // The microphone is muted when the SDK says so, and not when a button was pressed.
      call.on('mute', (muted: boolean) => this.set({ muted }));
      call.on('disconnect', () => this.callOver(call));
      call.on('cancel', () => this.callOver(call));
      call.on('error', (error: unknown) => this.callFailed(codeOf(error), error));
    } catch (error) {
      this.callFailed(codeOf(error), error);
    }
  }

  hangUp(): Promise<void> {
    this.call?.disconnect();
    return Promise.resolve();
  }

  mute(on: boolean): void {
    this.call?.mute(on);
  }

  sendDigits(digits: string): Promise<void> {
    this.call?.sendDigits(digits);
    return Promise.resolve();
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private expired(): boolean {
    return this.pass.expires_at * 1000 <= Date.now();
  }

  private callOver(call: Call): void {
    if (this.call !== call) return;
    this.call = null;
    this.set({ inCall: false, muted: false });
  }

  private lost(): void {
    if (!this.stopped) this.set({ status: { state: 'registering' } });
  }

  private planRefresh(): void {
    clearTimeout(this.refresh);
    const left = this.pass.expires_at - Date.now() / 1000 - REFRESH_BEFORE_SECONDS;
    this.refresh = setTimeout(() => void this.tryRenew(), Math.max(RETRY_MS, left * 1000));
  }

  private async tryRenew(): Promise<void> {
    try {
      await this.renew();
    } catch (error) {
      if (this.stopped) return;
      // The old token still holds for a while: try again until it is really over.
      if (this.expired()) this.fail('phone_failed', error);
      this.refresh = setTimeout(() => void this.tryRenew(), RETRY_MS);
    }
  }

  private async renew(): Promise<void> {
    this.pass = await getPass();
    this.device?.updateToken(this.pass.token);
    if (this.device && this.get().status.state === 'failed') await this.device.register();
    this.planRefresh();
  }

  /** A registered phone stays registered whatever happened: it tells of its calls by itself. */
  private deviceFailed(error: unknown): void {
    if (this.stopped || String(this.device?.state) === 'registered') return;
    this.fail(codeOf(error), error);
  }
}

function codeOf(error: unknown): string {
  const refused =
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === MICROPHONE_REFUSED;
  return refused ? 'microphone' : 'phone_failed';
}
