import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeService } from '../../../tests/fake-service';
import { TwilioPhone } from './twilio';

/** The SDK's Device without a network: what it was told, and a way to let it speak. */
const sdk = vi.hoisted(() => {
  class Emitter {
    readonly handlers = new Map<string, (value?: unknown) => void>();
    on(name: string, handler: (value?: unknown) => void): void {
      this.handlers.set(name, handler);
    }
    emit(name: string, value?: unknown): void {
      this.handlers.get(name)?.(value);
    }
    removeAllListeners(): void {
      this.handlers.clear();
    }
  }
  class Call extends Emitter {
    muted = false;
    digits = '';
    mute(on: boolean): void {
      this.muted = on;
      this.emit('mute', on);
    }
    sendDigits(digits: string): void {
      this.digits += digits;
    }
    disconnect(): void {
      this.emit('disconnect');
    }
  }
  class Device extends Emitter {
    static last: Device;
    static refuse: Error | null = null;
    state = 'unregistered';
    tokens: string[];
    params: unknown;
    call = new Call();
    constructor(token: string) {
      super();
      this.tokens = [token];
      Device.last = this;
    }
    register(): Promise<void> {
      if (Device.refuse) return Promise.reject(Device.refuse);
      this.state = 'registered';
      this.emit('registered');
      return Promise.resolve();
    }
    connect({ params }: { params: unknown }): Promise<Call> {
      this.params = params;
      return Device.refuse ? Promise.reject(Device.refuse) : Promise.resolve(this.call);
    }
    updateToken(token: string): void {
      this.tokens.push(token);
    }
    destroy(): void {
      this.state = 'destroyed';
    }
  }
  return { Device };
});
vi.mock('@twilio/voice-sdk', () => sdk);

const pass = (token: string) => ({
  kind: 'twilio',
  identity: 'mei',
  token,
  expires_at: Date.now() / 1000 + 3600,
});
let service: FakeService;
let phone: TwilioPhone;

beforeEach(async () => {
  vi.useFakeTimers();
  sdk.Device.refuse = null;
  service = new FakeService({ 'GET /phone': [200, pass('second')] });
  phone = new TwilioPhone(pass('first'));
  await phone.start();
});

afterEach(() => {
  phone.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('registers and dials in with the offer', async () => {
  expect(phone.get().status.state).toBe('ready');
  await phone.connect('c1.1');
  expect(sdk.Device.last.params).toEqual({ offer: 'c1.1' });
  expect(phone.get().inCall).toBe(true);
});

it('lets a line that stood by give way to another call', async () => {
  await phone.connect('');
  let ended = 0;
  const { call } = sdk.Device.last;
  const disconnect = call.disconnect.bind(call);
  call.disconnect = () => {
    ended += 1;
    disconnect();
  };
  await phone.connect('c7.2');
  expect([ended, sdk.Device.last.params]).toEqual([1, { offer: 'c7.2' }]);
  expect(phone.get().inCall).toBe(true);
});

it('mutes the call and forgets it with the call', async () => {
  await phone.connect('c1.1');
  phone.mute(true);
  expect(sdk.Device.last.call.muted).toBe(true);
  await phone.hangUp();
  expect(phone.get()).toMatchObject({ inCall: false, muted: false });
});

it('sends tones into the call', async () => {
  await phone.connect('c1.1');
  await phone.sendDigits('42#');
  expect(sdk.Device.last.call.digits).toBe('42#');
});

it('is muted when the call says so', async () => {
  await phone.connect('c1.1');
  sdk.Device.last.call.emit('mute', true);
  expect(phone.get().muted).toBe(true);
});

describe('the token', () => {
  it('is renewed by our own timer, two minutes before it ends', async () => {
    await vi.advanceTimersByTimeAsync(3479_000);
    expect(sdk.Device.last.tokens).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sdk.Device.last.tokens).toEqual(['first', 'second']);
  });

  it('is asked for again while the service does not answer', async () => {
    service.replies['GET /phone'] = [503, { code: 'unavailable' }];
    await vi.advanceTimersByTimeAsync(3481_000);
    expect(phone.get().status.state).toBe('ready');
    service.replies['GET /phone'] = [200, pass('third')];
    await vi.advanceTimersByTimeAsync(15_000);
    expect(sdk.Device.last.tokens.at(-1)).toBe('third');
  });
});

describe('failures', () => {
  it('of a call leave the phone registered and are told', async () => {
    sdk.Device.refuse = Object.assign(new Error('denied'), { code: 31401 });
    await phone.connect('c1.1');
    expect(phone.get()).toMatchObject({
      inCall: false,
      status: { state: 'ready' },
      trouble: { code: 'microphone' },
    });
  });

  it('of the registration are told, and it can be tried again', async () => {
    phone.stop();
    sdk.Device.refuse = new Error('no route');
    await phone.start();
    expect(phone.get().status).toEqual({
      state: 'failed',
      code: 'phone_failed',
      detail: 'no route',
    });
    sdk.Device.refuse = null;
    await phone.start();
    expect(phone.get().status.state).toBe('ready');
  });
});

it('destroys the device when it stops', () => {
  phone.stop();
  expect(sdk.Device.last.state).toBe('destroyed');
  expect(phone.get().status.state).toBe('off');
});
