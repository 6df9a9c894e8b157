import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeService, problem } from '../../../tests/fake-service';
import {
  agentView,
  contactView,
  deskView,
  offerView,
  snapshotOf,
  talkingDesk,
  wrappingDesk,
} from '../../../tests/views';
import type { DeskView } from '../api/types';
import { LiveStore } from '../live/live';
import { PhoneHost } from './host';
import { SimulatedPhone } from './simulated';

let service: FakeService;
let store: LiveStore;
let host: PhoneHost;
let end: () => void;

const show = (desk: DeskView) =>
  store.dispatch({ kind: 'message', at: 0, message: snapshotOf(desk) });
const settle = () => vi.advanceTimersByTimeAsync(0);
const soon = () => vi.advanceTimersByTimeAsync(3_000);
const standing = (change: Partial<DeskView> = {}) => deskView({ stands_by: true, ...change });
const count = (what: string) => service.made.filter((made) => made === what).length;
const dials = () => count('POST /phone/connect');

/** Opens a tab of the console with the simulated phone. */
async function open(desk: DeskView): Promise<void> {
  store = new LiveStore();
  host = new PhoneHost(store);
  end = host.use(new SimulatedPhone(), 'mei');
  show(desk);
  await settle();
}

/** Stands by with a line that is really there. */
async function stand(): Promise<void> {
  await open(deskView());
  host.standBy();
  show(standing());
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  service = new FakeService();
});

afterEach(() => {
  end();
  sessionStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('standing by', () => {
  it('dials in with the empty offer, once, and the leg is no stray one', async () => {
    await stand();
    host.standBy();
    show(standing());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(service.body('POST /phone/connect')).toEqual({ attempt: '' });
    expect([dials(), host.get().standBy]).toEqual([1, 'on']);
    expect(service.made).not.toContain('POST /phone/hang-up');
  });

  it('ends when the agent leaves, and nothing dials again', async () => {
    await stand();
    host.leave();
    show(deskView());
    await soon();
    expect([dials(), count('POST /phone/hang-up')]).toEqual([1, 1]);
    expect(host.get().standBy).toBe('off');
  });

  it('ends when the agent signs off', async () => {
    await stand();
    show(deskView({ agent: agentView({ presence: 'offline' }) }));
    await soon();
    expect([host.get().standBy, host.get().inCall]).toEqual(['off', false]);
    show(deskView());
    await settle();
    expect(dials()).toBe(1);
  });

  it('that cannot be made is told, and tried again only when asked', async () => {
    service.replies['POST /phone/connect'] = problem(409, 'phone_failed');
    await open(deskView());
    host.standBy();
    await settle();
    show(deskView());
    await soon();
    expect([dials(), host.get().standBy]).toEqual([1, 'lost']);
    host.standBy();
    expect(host.get().standBy).toBe('on');
    await settle();
    expect(dials()).toBe(2);
  });
});

describe('a line that is gone', () => {
  it('while nothing goes on is told and not dialled again', async () => {
    await stand();
    show(deskView());
    await soon();
    expect([dials(), host.get().standBy, host.get().inCall]).toEqual([1, 'lost', false]);
  });

  it('for a moment only, as a new one takes its place, is not lost', async () => {
    await stand();
    show(deskView());
    show(standing());
    await soon();
    expect([host.get().standBy, count('POST /phone/hang-up')]).toEqual(['on', 0]);
  });

  it('with its call is dialled again when the agent is available', async () => {
    await stand();
    show(talkingDesk({ stands_by: true }));
    show(wrappingDesk());
    await soon();
    expect([dials(), host.get().standBy]).toEqual([1, 'wanted']);
    show(deskView());
    await settle();
    expect([dials(), host.get().standBy]).toEqual([2, 'on']);
  });

  it('long after a call that it outlived is told', async () => {
    await stand();
    show(talkingDesk({ stands_by: true }));
    show(standing());
    show(deskView());
    await soon();
    expect([dials(), host.get().standBy]).toEqual([1, 'lost']);
  });
});

it('stays for the next call after a talk', async () => {
  await stand();
  show(talkingDesk({ stands_by: true }));
  show({ ...wrappingDesk(), stands_by: true });
  await soon();
  show(standing());
  await soon();
  expect([dials(), count('POST /phone/hang-up')]).toEqual([1, 0]);
});

it('stands by again after a reload, and not for somebody else', async () => {
  await stand();
  end();
  await open(standing());
  expect([dials(), host.get().standBy]).toEqual([2, 'on']);
  end();
  store = new LiveStore();
  host = new PhoneHost(store);
  end = host.use(new SimulatedPhone(), 'wang');
  show(deskView({ agent: agentView({ id: 'wang' }) }));
  await settle();
  expect([dials(), host.get().standBy]).toEqual([2, 'off']);
});

it('takes over the line of another tab that is gone', async () => {
  await open(standing());
  expect([dials(), host.get().standBy]).toEqual([1, 'on']);
});

it('waits with dialling while something else is at hand', async () => {
  sessionStorage.setItem('callcenter.standBy', 'mei');
  const rings = offerView({ contact: contactView({ phase: 'offered' }) });
  await open(deskView({ agent: agentView({ presence: 'offered' }), offer: rings }));
  expect(dials()).toBe(0);
  show(deskView({ agent: agentView({ presence: 'not_ready' }) }));
  await settle();
  expect(dials()).toBe(0);
  show(deskView());
  await settle();
  expect(dials()).toBe(1);
});

it('gives way to a place beside an agent, and comes back afterwards', async () => {
  await stand();
  const part = { id: 'mei', mode: 'listen', attempt: 'c7.2', since: 0, there: false };
  const feed = (beside: boolean) =>
    store.dispatch({
      kind: 'message',
      at: 0,
      message: {
        ...snapshotOf(deskView({ agent: agentView({ presence: 'not_ready' }) })),
        agents: { wang: agentView({ id: 'wang', monitored_by: beside ? [part] : [] }) },
      },
    });
  feed(true);
  await soon();
  expect([dials(), host.get().standBy, host.get().inCall]).toEqual([2, 'wanted', true]);
  feed(false);
  await soon();
  expect(host.get().inCall).toBe(false);
  show(deskView());
  await settle();
  expect([dials(), host.get().standBy]).toEqual([3, 'on']);
});
