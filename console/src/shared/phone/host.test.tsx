import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeService, problem } from '../../../tests/fake-service';
import {
  agentView,
  deskView,
  offerView,
  snapshotOf,
  talkingDesk,
  workView,
  wrapUpView,
  writtenView,
} from '../../../tests/views';
import type { AgentView, DeskView } from '../api/types';
import { LiveStore } from '../live/live';
import { PhoneHost, phoneFor } from './host';
import { SimulatedPhone } from './simulated';

let service: FakeService;
let store: LiveStore;
let host: PhoneHost;
let end: () => void;

const show = (desk: DeskView) =>
  store.dispatch({ kind: 'message', at: 0, message: snapshotOf(desk) });
const settle = () => vi.advanceTimersByTimeAsync(0);
const ringing = (accepted: boolean) =>
  deskView({ agent: agentView({ presence: 'offered' }), offer: offerView({ accepted }) });

beforeEach(() => {
  vi.useFakeTimers();
  service = new FakeService();
  store = new LiveStore();
  host = new PhoneHost(store);
});

afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function use(phone = new SimulatedPhone()): void {
  end = host.use(phone);
}

describe('dialling in', () => {
  it('happens once, when the desk shows that the offer was accepted', async () => {
    use();
    show(ringing(false));
    await settle();
    expect(service.made).not.toContain('POST /phone/connect');
    show(ringing(true));
    show(ringing(true));
    await settle();
    expect(service.made.filter((what) => what === 'POST /phone/connect')).toHaveLength(1);
    expect(service.body('POST /phone/connect')).toEqual({ attempt: 'c1.1' });
  });

  it('also happens when the offer had been accepted before a reload', async () => {
    show(ringing(true));
    use();
    await settle();
    expect(service.made).toContain('POST /phone/connect');
  });

  it('that fails is told, and the phone stays registered', async () => {
    service.replies['POST /phone/connect'] = problem(409, 'offer_over');
    use();
    show(ringing(true));
    await settle();
    expect(host.get()).toMatchObject({ inCall: false, status: { state: 'ready' } });
    expect(host.get().trouble?.code).toBe('offer_over');
  });

  it('is not for messages', async () => {
    const offer = offerView({ accepted: true });
    use();
    show(deskView({ offer: { ...offer, contact: { ...offer.contact, channel: 'message' } } }));
    await settle();
    expect(service.made).not.toContain('POST /phone/connect');
  });
});

describe('the heartbeat', () => {
  it('beats at once and then every 20 s while registered', async () => {
    use();
    await settle();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(service.made.filter((what) => what === 'POST /phone/heartbeat')).toHaveLength(3);
    end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.made.filter((what) => what === 'POST /phone/heartbeat')).toHaveLength(3);
  });

  it('is never sent for an agent with a telephone on the table', async () => {
    end = host.use(phoneFor({ kind: 'none', identity: '', token: '', expires_at: 0 }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.made).toEqual([]);
    expect(host.get().canMute).toBe(false);
  });
});

describe('beside an agent', () => {
  const beside = (there: boolean) =>
    agentView({
      id: 'wang',
      presence: 'on_contact',
      contact: 'c7',
      monitored_by: [{ id: 'user:ada', mode: 'listen', attempt: 'c7.2', since: 0, there }],
    });
  const feed = (agent: AgentView) =>
    store.dispatch({
      kind: 'message',
      at: 0,
      message: { ...snapshotOf(null), agents: { wang: agent } },
    });

  it('dials in once for the place that was asked for, stays, and hangs up when it is gone', async () => {
    end = host.use(new SimulatedPhone(), 'user:ada');
    feed(beside(false));
    feed(beside(false));
    await settle();
    expect(service.made.filter((what) => what === 'POST /phone/connect')).toHaveLength(1);
    expect(service.body('POST /phone/connect')).toEqual({ attempt: 'c7.2' });
    feed(beside(true));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(service.made).not.toContain('POST /phone/hang-up');
    feed(agentView({ id: 'wang' }));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(service.made).toContain('POST /phone/hang-up');
  });

  it('does not dial in for the place of somebody else', async () => {
    end = host.use(new SimulatedPhone(), 'user:tom');
    feed(beside(false));
    await settle();
    expect(service.made).not.toContain('POST /phone/connect');
  });
});

it('hangs up a leg that has no business left, but not in a talk', async () => {
  use();
  show(ringing(true));
  await settle();
  show(talkingDesk());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(service.made).not.toContain('POST /phone/hang-up');
  show(deskView({ agent: agentView({ presence: 'wrap_up' }) }));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(service.made).toContain('POST /phone/hang-up');
});

it('hangs up the leg of a call that is over while written contacts are still at hand', async () => {
  use();
  show(ringing(true));
  await settle();
  const written = writtenView('m1', 'Hello?');
  show(talkingDesk({ work: [workView(), written] }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(service.made).not.toContain('POST /phone/hang-up');
  show(talkingDesk({ work: [workView({ wrap_up: wrapUpView() }), written] }));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(service.made).toContain('POST /phone/hang-up');
});

describe('several tabs', () => {
  it('leave the phone to the one that has the lock, and take over when it goes', async () => {
    let grant: () => unknown = () => undefined;
    vi.stubGlobal('navigator', {
      locks: {
        query: () => Promise.resolve({ held: [{ name: 'callcenter.phone' }] }),
        request: (_name: string, _options: unknown, held: () => unknown) => {
          grant = held;
          return new Promise(() => undefined);
        },
      },
    });
    show(ringing(true));
    use();
    await settle();
    expect(host.get().status.state).toBe('elsewhere');
    expect(service.made).toEqual([]);
    grant();
    await settle();
    expect(host.get().status.state).toBe('ready');
    expect(service.made).toContain('POST /phone/connect');
  });
});
