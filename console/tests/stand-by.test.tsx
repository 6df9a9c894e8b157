import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { DeskView } from '@/shared/api/types';
import { setPrefs } from '@/shared/prefs/prefs';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, problem } from './fake-service';
import { agentView, contactView, deskView, offerView, talkingDesk } from './views';

let service: FakeService;
let rung: number;

const spring = { id: 'g1', name: 'Spring', queue: 'service', script: '' };
const nothing = { campaigns: [], campaign: null, record: null, number: '', stand_by: [spring] };
const standing = (change: Partial<DeskView> = {}) => deskView({ stands_by: true, ...change });
const handed = () =>
  talkingDesk({ stands_by: true, contact: contactView({ kind: 'predictive', name: 'Ida' }) });
/** The panel, by its heading: looking for roles in the whole page takes long. */
async function panel(title = 'Stand by'): Promise<HTMLElement> {
  const heading = await screen.findByText(title, { selector: 'h2' });
  const section = heading.closest('section');
  if (!section) throw new Error('a heading without its panel');
  return section;
}
const button = (name: string) => {
  const found = screen.getByText(name, { selector: 'button *' }).closest('button');
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

/** Counts the rings and makes no sound. */
class Silence {
  currentTime = 0;
  destination = {};
  constructor() {
    rung += 1;
  }
  private readonly node = () => {
    const param = {
      setValueAtTime: vi.fn(),
      linearRampToValueAtTime: vi.fn(),
      exponentialRampToValueAtTime: vi.fn(),
    };
    const node = { frequency: { value: 0 }, gain: param, start: vi.fn(), stop: vi.fn() };
    return { ...node, connect: (next: unknown) => next };
  };
  createOscillator = this.node;
  createGain = this.node;
  close = () => Promise.resolve();
}

async function open(desk: DeskView, kind = 'simulated') {
  service.replies['GET /phone'] = [200, { kind, identity: '', token: '', expires_at: 0 }];
  const page = render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  service.show(desk);
  await screen.findByText('My queues');
  return page;
}

beforeEach(() => {
  rung = 0;
  window.history.pushState({}, '', '/');
  vi.stubGlobal('AudioContext', Silence);
  setPrefs({ sound: true });
  service = new FakeService({ 'GET /desk/record': [200, nothing] });
});

afterEach(() => {
  clearNotice();
  Reflect.deleteProperty(navigator, 'locks');
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

describe('standing by', () => {
  it('is offered for a campaign that dials ahead, begun and ended by key', async () => {
    await open(deskView());
    expect(await panel()).toHaveTextContent('Calls of Spring reach only agents who stand by.');
    await screen.findByText('Phone ready');
    button('Stand by').focus();
    await userEvent.keyboard('{Enter}');
    expect(service.body('POST /phone/connect')).toEqual({ attempt: '' });
    expect(await panel()).toHaveTextContent('Connecting your phone…');
    service.show(standing());
    expect(await panel()).toHaveTextContent('Standing by: calls come without ringing.');
    expect(screen.getByText('Phone standing by')).toBeInTheDocument();
    expect(button('Leave')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(service.made).toContain('POST /phone/hang-up'));
    service.show(deskView());
    expect(button('Stand by')).toBeEnabled();
  });

  it('is not spoken of where nothing dials ahead', async () => {
    service.replies['GET /desk/record'] = [200, { ...nothing, stand_by: [] }];
    await open(deskView());
    await screen.findByText('Phone ready');
    await waitFor(() => expect(service.made).toContain('GET /desk/record'));
    expect(screen.queryByText('Stand by')).not.toBeInTheDocument();
  });

  it('cannot be left in the middle of a call', async () => {
    await open(standing());
    await panel();
    service.show(handed());
    expect(await panel()).toHaveTextContent('The line stays for the next call.');
    expect(button('Leave')).toBeDisabled();
  });

  it('needs an agent who is signed in', async () => {
    await open(deskView({ agent: agentView({ presence: 'offline' }) }));
    await panel();
    expect(button('Stand by')).toBeDisabled();
    expect(button('Stand by')).toHaveAttribute('title', 'Go available first.');
  });

  it('is told of a telephone, which dials in itself', async () => {
    await open(deskView(), 'none');
    expect(await panel()).toHaveTextContent('Dial in with your telephone to stand by.');
    service.show(standing());
    expect(await panel()).toHaveTextContent('Standing by: calls come without ringing.');
    expect(within(await panel()).queryByRole('button')).not.toBeInTheDocument();
  });

  it('has its words in Chinese', async () => {
    await open(standing());
    await panel();
    act(() => setPrefs({ account: 'zh-CN' }));
    const region = await panel('待命');
    expect(region).toHaveTextContent('待命中：通话不振铃，直接接入。');
    expect(button('退出待命')).toBeEnabled();
  });
});

it('leaves the line to the tab that is the phone', async () => {
  const locks = {
    query: () => Promise.resolve({ held: [{ name: 'callcenter.phone' }] }),
    request: () => new Promise(() => undefined),
  };
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  await open(deskView());
  expect(await panel()).toHaveTextContent('Your phone is in another tab: stand by there.');
  service.show(standing());
  expect(await panel()).toHaveTextContent('Standing by in another tab');
  expect(within(await panel()).queryByRole('button')).not.toBeInTheDocument();
  service.show(handed());
  expect(rung).toBe(0);
});

it('tells that the line is gone, and stands by again when asked', async () => {
  service.replies['POST /phone/connect'] = problem(409, 'phone_failed');
  await open(deskView());
  await panel();
  await screen.findByText('Phone ready');
  await userEvent.click(button('Stand by'));
  const told = await screen.findByText('The line is gone: calls do not reach you.');
  expect(told).toHaveAttribute('role', 'alert');
  await userEvent.click(button('Stand by again'));
  const dials = service.made.filter((made) => made === 'POST /phone/connect');
  expect(dials).toHaveLength(2);
});

describe('a call handed over at once', () => {
  const words = 'Campaign call: Ida, Tier A, Service';

  it('is announced with one sound, and is on the desk', async () => {
    await open(standing());
    await panel();
    service.show(handed());
    expect(screen.getByText(words).closest('[role=alert]')).toBeInTheDocument();
    expect(screen.getByText('Talking')).toBeInTheDocument();
    expect(rung).toBe(1);
    service.show(handed());
    expect(rung).toBe(1);
  });

  it('makes no sound when it was there as the page opened', async () => {
    await open(handed());
    expect(screen.getByText(words).closest('[role=alert]')).toBeInTheDocument();
    expect(rung).toBe(0);
  });

  it('makes no sound when it has rung, or sounds are off', async () => {
    await open(standing());
    const offer = offerView({ contact: contactView({ kind: 'predictive', agent: '' }) });
    service.show(standing({ offer }));
    expect(rung).toBe(1);
    service.show(handed());
    expect(rung).toBe(1);
    service.show(standing());
    act(() => setPrefs({ sound: false }));
    service.show(handed());
    expect(rung).toBe(1);
  });
});
