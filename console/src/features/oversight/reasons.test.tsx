import { describe, expect, it } from 'vitest';
import { me } from '../../../tests/fake-service';
import { agentView, contactView } from '../../../tests/views';
import { IDLE } from '@/shared/phone/phone';
import { whyNotForce, whyNotJoin, whyNotMove, whyNotTakeOver, type Situation } from './reasons';

const part = { id: 'mei', mode: 'listen', attempt: 'c1.2', since: 0, there: true };
const wang = agentView({ id: 'wang', presence: 'on_contact', contact: 'c1' });
const talk = contactView({ agent: 'wang' });

const at = (change: Partial<Situation> = {}): Situation => ({
  me: { ...me, permissions: ['watch', 'supervise', 'listen_in'] },
  lost: false,
  phone: {
    ...IDLE,
    kind: 'simulated',
    canMute: false,
    standBy: 'off',
    status: { state: 'ready' },
  },
  self: agentView({ presence: 'not_ready' }),
  beside: null,
  ...change,
});
const as = (...permissions: string[]) => ({ me: { ...me, permissions } });

describe('joining a talk', () => {
  it('is possible while customer and agent are bridged by voice', () => {
    expect(whyNotJoin(at(), wang, talk)).toBe('');
    expect(whyNotJoin(at(), wang, { ...talk, phase: 'on_hold' })).toBe('');
    expect(whyNotJoin(at(), wang, null)).toBe('no_talk');
    expect(whyNotJoin(at(), wang, { ...talk, phase: 'offered', agent: '' })).toBe('no_talk');
    expect(whyNotJoin(at(), wang, { ...talk, channel: 'message' })).toBe('voice_only');
  });

  it('needs the permission, the line to the service and a phone that is free', () => {
    expect(whyNotJoin(at(as('watch')), wang, talk)).toBe('forbidden');
    expect(whyNotJoin(at({ lost: true }), wang, talk)).toBe('no_link');
    const phone = { ...at().phone, status: { state: 'registering' as const } };
    expect(whyNotJoin(at({ phone }), wang, talk)).toBe('phone_not_ready');
    expect(whyNotJoin(at({ phone: { ...phone, kind: 'none' } }), wang, talk)).toBe('no_phone');
    const self = agentView({ presence: 'wrap_up' });
    expect(whyNotJoin(at({ self }), wang, talk)).toBe('self_busy');
  });

  it('is for one talk at a time, and never for one’s own', () => {
    const other = { agent: agentView({ id: 'zhao' }), part };
    expect(whyNotJoin(at({ beside: other }), wang, talk)).toBe('monitoring');
    expect(whyNotJoin(at({ beside: { agent: wang, part } }), wang, talk)).toBe('');
    expect(whyNotJoin(at(), agentView(), contactView())).toBe('own_contact');
  });
});

it('a customer is taken over by an agent who is signed on, out of a talk or a hold', () => {
  expect(whyNotTakeOver(at(), wang, talk)).toBe('');
  expect(whyNotTakeOver(at({ self: null }), wang, talk)).toBe('takes_no_contacts');
  const self = agentView({ presence: 'offline' });
  expect(whyNotTakeOver(at({ self }), wang, talk)).toBe('self_offline');
  expect(whyNotTakeOver(at(), wang, { ...talk, phase: 'consulting' })).toBe('wrong_phase');
});

it('a presence is forced on nobody who is on a contact', () => {
  expect(whyNotForce(at(), wang, 'not_ready')).toBe('on_contact');
  const free = agentView({ id: 'wang' });
  expect(whyNotForce(at(), free, 'offline')).toBe('');
  expect(whyNotForce(at(), free, 'available')).toBe('already_there');
  expect(whyNotForce(at(as('watch')), free, 'offline')).toBe('forbidden');
  const listening = agentView({ presence: 'not_ready', monitoring: 'c9' });
  expect(whyNotForce(at(), listening, 'available')).toBe('agent_monitors');
});

it('a place in line changes only while the contact waits', () => {
  expect(whyNotMove(at(), contactView({ phase: 'waiting' }))).toBe('');
  expect(whyNotMove(at(), contactView({ phase: 'offered' }))).toBe('not_waiting');
});
