import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me, problem } from './fake-service';

/** The knowledge base: its list, an article with its moves and editions, and the editor. */

const sue = { ...me, user: 'sue', agent: '', permissions: ['edit_knowledge', 'approve_knowledge'] };
const content = {
  title: 'Pump leaks',
  text: 'Close **both** valves.',
  keywords: ['leak'],
  department: 'service',
  queues: ['service'],
  menus: [],
  valid_from: 0,
  valid_until: 0,
};
const page = {
  id: 'a1',
  version: 3,
  language: 'en',
  topic: 'a1',
  replaces: '',
  state: 'waiting',
  standing: 'waiting',
  edition: 2,
  live: 1,
  content,
  authors: ['mei'],
  acts: [{ to: 'waiting', by: 'mei', at: 100, edition: 2, reason: '' }],
  moves: ['withdraw', 'approve', 'send-back'],
  translations: [{ id: 'a2', language: 'zh-CN', title: '泵轴处漏水', standing: 'published' }],
  use: { opened: 4, solved: 1, rate: 0.25 },
  changed_at: 100,
};
const line = { ...page, ...content, excerpt: 'Close both' };

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, sue],
    'GET /articles': [200, { articles: [line], after: '' }],
    'GET /articles/a1': [200, page],
    'POST /articles/a1/opened': [204],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

function open(address: string) {
  window.history.pushState(null, '', address);
  render(<App />);
}

describe('the list of articles', () => {
  it('shows where each stands and how it helps, and looks for words', async () => {
    open('/knowledge');
    expect(await screen.findByRole('link', { name: 'Pump leaks' })).toBeInTheDocument();
    expect(screen.getByText('Waiting for approval')).toBeInTheDocument();
    expect(screen.getByText('edition 1 is shown meanwhile')).toBeInTheDocument();
    expect(screen.getByText('25%')).toBeInTheDocument();
    await user.type(screen.getByPlaceholderText(/Search in titles/), '漏水{Enter}');
    expect(await screen.findByText('No article fits')).toBeInTheDocument();
    expect(service.made).toContain('GET /articles/search');
  });
});

describe('an article', () => {
  it('is approved by somebody else, in the version that was read', async () => {
    service.replies['POST /articles/a1/approve'] = [
      200,
      { ...page, standing: 'published', state: 'published', live: 2, moves: ['withdraw'] },
    ];
    open('/knowledge/a1');
    await user.click(await screen.findByRole('button', { name: 'Approve and publish' }));
    expect(await screen.findByText('Published')).toBeInTheDocument();
    expect(service.body('POST /articles/a1/approve')).toEqual({ version: 3, reason: '' });
  });

  it('is sent back with a reason only', async () => {
    service.replies['POST /articles/a1/send-back'] = problem(409, 'stale_version');
    open('/knowledge/a1');
    await user.click(await screen.findByRole('button', { name: 'Send back' }));
    const send = screen.getAllByRole('button', { name: 'Send back' })[1];
    if (!send) throw new Error('nothing to send with');
    expect(send).toBeDisabled();
    await user.type(screen.getByLabelText('Reason'), 'too long');
    await user.click(send);
    expect(await screen.findByText(/Somebody else was quicker/)).toBeInTheDocument();
    expect(screen.getByLabelText('Reason')).toHaveValue('too long');
  });

  it('shows what differs between two editions', async () => {
    const edition = (number: number, text: string) => ({
      id: `a1.${number}`,
      version: 1,
      article: 'a1',
      number,
      content: { ...content, text },
      by: 'mei',
      at: 100,
    });
    service.replies['GET /articles/a1/editions'] = [
      200,
      { editions: [edition(2, 'Close both valves.'), edition(1, 'Close all valves.')] },
    ];
    open('/knowledge/a1');
    await user.click(await screen.findByRole('button', { name: 'Compare editions' }));
    expect((await screen.findByText('both', { selector: 'ins' })).textContent).toBe('both');
    expect(screen.getByText('all', { selector: 'del' })).toBeInTheDocument();
  });
});

describe('the editor', () => {
  it('shows what is written, keeps it through a conflict, and sends whom it is for', async () => {
    service.replies['GET /articles/a1'] = [200, { ...page, moves: ['write'] }];
    service.replies['PUT /articles/a1'] = problem(409, 'stale_version');
    open('/knowledge/a1/edit');
    const text = await screen.findByRole('textbox', { name: 'Text' });
    await user.clear(text);
    expect(screen.getByRole('button', { name: 'Save draft' })).toBeDisabled();
    await user.type(text, 'Stop **it**.');
    expect(screen.getByText('it').tagName).toBe('STRONG');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    expect(await screen.findByText(/Your text is still here/)).toBeInTheDocument();
    expect(text).toHaveValue('Stop **it**.');
    expect(service.body('PUT /articles/a1')).toEqual({
      version: 3,
      content: { ...content, text: 'Stop **it**.' },
    });
  });

  it('saves a new article and asks for approval', async () => {
    service.replies['POST /articles'] = [200, { ...page, version: 1 }];
    open('/knowledge/new');
    await user.type(await screen.findByRole('textbox', { name: 'Title' }), 'Pump leaks');
    await user.type(screen.getByRole('textbox', { name: 'Text' }), 'Stop it.');
    await user.click(screen.getByRole('button', { name: 'Save and ask for approval' }));
    await waitFor(() => expect(service.made).toContain('POST /articles/a1/submit'));
    expect(service.body('POST /articles')).toMatchObject({ language: 'en' });
    expect(window.location.pathname).toBe('/knowledge/a1');
  });
});
