import { expect, it } from 'vitest';
import type { AgentVerdict, Moment } from '../api/types';
import { isTold, saidIn, variantOf } from './variant';
import { groupVerdicts } from './verdicts';

const moment = (kind: string, data: Moment['data'] = {}): Moment => ({ seq: 1, at: 0, kind, data });

it('tells the steps of the menu: what was answered, and what was not understood', () => {
  const menu = (data: Moment['data']) => moment('contact.menu_advanced', data);
  expect(variantOf(menu({ heard: '2', tries: 0, said: [] }))).toBe('heard');
  expect(variantOf(menu({ heard: '', tries: 1, said: ['Again.'] }))).toBe('again');
  expect(isTold(menu({ heard: '', tries: 0, said: [] }))).toBe(false);
  expect(isTold(menu({ heard: '', tries: 0, said: ['Welcome.'] }))).toBe(true);
  expect(saidIn({ said: ['Press 1.', 'Press 2.'] })).toBe('Press 1. Press 2.');
  expect(saidIn({})).toBe('');
});

it('tells why, where the service knows, and leaves the machinery out', () => {
  expect(variantOf(moment('contact.offered', { why: 'longest_idle' }))).toBe('why');
  expect(variantOf(moment('contact.offered'))).toBe('');
  expect(variantOf(moment('contact.queued', { by: 'ada', target: 'mei' }))).toBe('moved');
  expect(variantOf(moment('contact.arrived', { channel: 'message' }))).toBe('message');
  expect(
    variantOf(moment('contact.delivery_reported', { delivery: 'failed', error: '30003' })),
  ).toBe('error');
  expect(variantOf(moment('contact.delivery_reported', { delivery: 'sent' }))).toBe('');
  expect(variantOf(moment('contact.recording_reported', { absent: true }))).toBe('absent');
  expect(isTold(moment('leg.bound'))).toBe(false);
  expect(isTold(moment('contact.taken_over'))).toBe(true);
});

it('shows first who could take a waiting contact soonest, and last who never will', () => {
  const verdict = (name: string, code: string): AgentVerdict => ({
    id: name,
    name,
    verdict: code,
    detail: '',
    text: {},
  });
  const all = [
    verdict('a', 'offline'),
    verdict('b', 'not_serving_queue'),
    verdict('c', 'busy'),
    verdict('d', 'skill_missing:french'),
    verdict('e', 'eligible'),
  ];
  const { near, far } = groupVerdicts(all);
  expect(near.map(({ id }) => id)).toEqual(['e', 'c', 'd', 'a']);
  expect(far.map(({ id }) => id)).toEqual(['b']);
  expect(groupVerdicts([verdict('b', 'not_serving_queue')]).near).toHaveLength(1);
});
