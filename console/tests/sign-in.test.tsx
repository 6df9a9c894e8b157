import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { setPrefs } from '@/shared/prefs/prefs';
import { FakeService, me, problem } from './fake-service';
import { deskView } from './views';

let service: FakeService;

beforeEach(() => {
  service = new FakeService({ 'GET /session': problem(401, 'not_signed_in') });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function enter(password: string) {
  await userEvent.type(await screen.findByLabelText('User name'), 'mei');
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

it('lets password managers in and goes on to the desk', async () => {
  render(<App />);
  expect(await screen.findByLabelText('User name')).toHaveAttribute('autocomplete', 'username');
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password');
  await enter('secret');
  expect(service.body('POST /session')).toEqual({ name: 'mei', password: 'secret' });
  await waitFor(() => expect(service.sockets).toHaveLength(1));
  service.show(deskView());
  expect(await screen.findByText('Ready for the next contact')).toBeInTheDocument();
});

it('tells a wrong password in words and stays', async () => {
  service.replies['POST /session'] = problem(401, 'wrong_credentials');
  render(<App />);
  await enter('guess');
  expect(await screen.findByText('The name or the password is not right.')).toBeInTheDocument();
  expect(screen.getByLabelText('User name')).toHaveValue('mei');
  expect(service.sockets).toHaveLength(0);
});

it('names the missing entries', async () => {
  render(<App />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('Enter your user name.')).toBeInTheDocument();
  expect(service.made).not.toContain('POST /session');
});

it('switches the language at once', async () => {
  render(<App />);
  await userEvent.click(await screen.findByText('简体中文'));
  expect(screen.getByRole('button', { name: '登录' })).toBeInTheDocument();
  expect(document.documentElement.lang).toBe('zh-CN');
});

it.each([
  ['', 'zh-CN'],
  ['en', 'en'],
  ['zh-CN', 'zh-CN'],
])('shows a Chinese browser what the account chose, "%s", as %s', async (language, shown) => {
  setPrefs({ language: '' });
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-CN');
  service.replies['GET /session'] = [200, { ...me, language }];
  render(<App />);
  await waitFor(() => expect(service.sockets).toHaveLength(1));
  await waitFor(() => expect(document.documentElement.lang).toBe(shown));
  service.replies['GET /session'] = problem(401, 'not_signed_in');
  service.show(deskView());
  act(() => service.sockets[0]?.end(4401));
  expect(await screen.findByLabelText('用户名')).toBeInTheDocument();
});

it('comes back when the session ends under the open desk', async () => {
  service.replies['GET /session'] = [200, me];
  render(<App />);
  await waitFor(() => expect(service.sockets).toHaveLength(1));
  service.show(deskView());
  await screen.findByText('Ready for the next contact');
  act(() => service.sockets[0]?.end(4401));
  expect(await screen.findByLabelText('User name')).toBeInTheDocument();
});

it('says that the service cannot be reached and tries again', async () => {
  service.replies['GET /session'] = problem(409, 'internal');
  render(<App />);
  expect(await screen.findByText(/went wrong in the service/)).toBeInTheDocument();
  service.replies['GET /session'] = [200, me];
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(service.sockets).toHaveLength(1));
});
