import { expect, it } from 'vitest';
import { wasRecorded } from './recording';
import { PAGE, queryOf, searchOf } from './search';

const search = (query: string) => searchOf(new URLSearchParams(query));

it('asks the service for what the address says, and for nothing that makes no sense', () => {
  expect(queryOf(search(''))).toEqual({ limit: PAGE });
  expect(
    queryOf(search('queue=sales&outcome=abandoned&since=100.5&closed=true&before=200&tier=A')),
  ).toEqual({
    limit: PAGE,
    queue: 'sales',
    outcome: 'abandoned',
    since: 100.5,
    closed: true,
    before: 200,
    tier: 'A',
  });
  expect(queryOf(search('phase=flying&outcome=nice&since=soon&closed=perhaps'))).toEqual({
    limit: PAGE,
  });
  expect(queryOf(search('closed=false'))).toEqual({ limit: PAGE, closed: false });
});

it('knows from the timeline whether anything was recorded', () => {
  const moment = (kind: string, data = {}) => ({ seq: 1, at: 0, kind, data });
  expect(wasRecorded([moment('contact.connected')])).toBe(false);
  expect(wasRecorded([moment('contact.recording_changed', { recording: 'off' })])).toBe(false);
  expect(wasRecorded([moment('contact.recording_changed', { recording: 'on' })])).toBe(true);
  expect(wasRecorded([moment('contact.voicemail_left')])).toBe(true);
});
