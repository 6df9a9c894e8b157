// A small floor of one playing agent ("mei") and lifeless colleagues. Only for developing the console.
import { customers, house, targets } from './house.mjs';

export const now = () => Date.now() / 1000;
const ME = 'mei';

export class Refusal extends Error {}

export class Floor {
  constructor() {
    this.seq = 100;
    this.moment = 0;
    this.reset();
  }

  reset() {
    const t = now();
    const agent = (id, presence, reason = '') => [
      id,
      {
        id,
        name: house.agents.find((a) => a.id === id).name,
        presence,
        since: t - 190,
        reason,
        contact: '',
        until: null,
        wish: null,
        misses: 0,
        help: null,
        monitored_by: [],
        monitoring: '',
        queues: house.queues.map((queue) => queue.id),
      },
    ];
    this.agents = Object.fromEntries([
      agent(ME, 'available'),
      agent('wang', 'available'),
      agent('sofia', 'on_contact'),
      agent('omar', 'not_ready', 'lunch'),
      agent('chen', 'wrap_up'),
      agent('zhao', 'offline'),
    ]);
    this.contacts = {};
    this.cards = {};
    this.timelines = {};
    this.closed ??= [];
    this.offer = null;
    this.mine = null;
    this.wrapUp = null;
    this.count ??= 0;
  }

  // --- customers

  arrive(index, { channel = 'voice', waited = 0, text = '' } = {}) {
    const card = customers[index % customers.length];
    const id = `c${(this.count += 1)}`;
    const t = now() - waited;
    this.contacts[id] = {
      id,
      channel,
      phase: 'waiting',
      since: t,
      arrived_at: t - 24,
      queue: channel === 'message' ? 'chat' : card.queue,
      queued_at: t,
      tier: card.tier,
      name: card.name,
      company: card.company,
      caller: card.number,
      dialled: '+18005550100',
      agent: '',
      attempts: 0,
      recording: 'off',
      priority: 0,
      target: '',
      outcome: null,
      disposition: '',
      party: null,
      messages: text ? [{ from: 'customer', text, at: t }] : [],
    };
    this.cards[id] = card.name ? card : null;
    this.timelines[id] = [];
    this.tell(id, 'contact.arrived', { channel, dialled: '+18005550100' }, t - 24);
    this.tell(id, 'contact.queued', { queue: this.contacts[id].queue }, t);
    return id;
  }

  ring(id, why = 'longest_idle', seconds = 20) {
    const contact = this.contacts[id];
    Object.assign(contact, { phase: 'offered', since: now(), attempts: contact.attempts + 1 });
    this.offer = {
      id: `${id}.${contact.attempts}`,
      contact: id,
      made_at: now(),
      lapses_at: now() + seconds,
      why,
      waited: now() - contact.queued_at,
      accepted: false,
    };
    this.become('offered', { contact: id, until: this.offer.lapses_at });
    this.tell(id, 'contact.offered', { agent: ME, why });
  }

  miss(end = 'no_answer') {
    const { contact } = this.offer;
    this.tell(contact, 'contact.offer_ended', { agent: ME, end });
    Object.assign(this.contacts[contact], { phase: 'waiting', since: now() });
    this.offer = null;
    if (end === 'no_answer') this.become('not_ready', { reason: 'no_answer', misses: 1 });
    else this.become('available');
  }

  leave(id) {
    if (this.mine !== id) {
      delete this.contacts[id];
      return;
    }
    this.tell(id, 'contact.customer_left', {});
    this.startWrapUp();
  }

  write(id, text) {
    this.contacts[id].messages = [
      ...this.contacts[id].messages,
      { from: 'customer', text, at: now() },
    ];
    this.tell(id, 'contact.message_received', { text });
  }

  // --- the agent

  presence({ presence, reason = '' }) {
    if (presence === 'not_ready' && !reason) throw new Refusal('reason_missing');
    const me = this.agents[ME];
    if (this.offer || this.mine || this.wrapUp) Object.assign(me, { wish: presence });
    else this.become(presence, { reason });
  }

  accept(id) {
    if (this.offer?.id !== id) throw new Refusal('offer_over');
    const { contact } = this.offer;
    Object.assign(this.offer, { accepted: true, lapses_at: now() + 15 });
    Object.assign(this.contacts[contact], { phase: 'connecting', since: now() });
    this.tell(contact, 'contact.offer_accepted', { agent: ME });
    if (this.contacts[contact].channel === 'message') this.connect(id);
  }

  decline(id) {
    if (this.offer?.id !== id) throw new Refusal('offer_over');
    this.miss('declined');
  }

  check(attempt) {
    if (this.offer?.id !== attempt || !this.offer.accepted) throw new Refusal('offer_over');
  }

  connect(attempt) {
    this.check(attempt);
    this.mine = this.offer.contact;
    this.offer = null;
    const contact = this.contacts[this.mine];
    const recording = contact.channel === 'voice' ? 'on' : 'off';
    Object.assign(contact, { phase: 'talking', since: now(), agent: ME, recording });
    this.become('on_contact', { contact: this.mine });
    this.tell(this.mine, 'contact.connected', { agent: ME });
    if (recording === 'on') this.tell(this.mine, 'contact.recording_changed', { recording });
  }

  move(id, from, to, kind) {
    const contact = this.own(id);
    if (!from.includes(contact.phase)) throw new Refusal('wrong_phase');
    Object.assign(contact, { phase: to, since: now() });
    this.tell(id, kind, { agent: ME });
  }

  own(id) {
    if (id !== this.mine) throw new Refusal('not_your_contact');
    return this.contacts[id];
  }

  consult(id, { kind, id: whom }) {
    this.move(id, ['talking', 'on_hold'], 'consulting', 'contact.held');
    this.own(id).party = { kind, id: whom, state: 'calling', since: now() };
    this.tell(id, 'contact.consult_started', { agent: ME, target: { kind, id: whom } });
  }

  answerParty() {
    const party = this.mine && this.contacts[this.mine].party;
    if (party?.state !== 'calling') return;
    Object.assign(party, { state: 'talking', since: now() });
    this.tell(this.mine, 'contact.consult_answered', {});
  }

  merge(id) {
    this.move(id, ['consulting'], 'conferencing', 'contact.consult_merged');
    Object.assign(this.own(id).party, { state: 'merged', since: now() });
  }

  cancelConsult(id) {
    this.move(id, ['consulting', 'conferencing'], 'talking', 'contact.consult_ended');
    this.own(id).party = null;
  }

  release(id, kind, data) {
    this.own(id);
    this.tell(id, kind, data);
    this.startWrapUp();
  }

  setRecording(id, { paused }) {
    this.own(id).recording = paused ? 'paused' : 'on';
    this.tell(id, 'contact.recording_changed', { recording: paused ? 'paused' : 'on' });
  }

  reply(id, text) {
    const contact = this.own(id);
    contact.messages = [
      ...contact.messages,
      { from: 'agent', text, at: now(), delivery: 'delivered', error: '' },
    ];
    this.tell(id, 'contact.message_sent', { agent: ME, text });
  }

  dispose(id, entry) {
    if (id !== this.mine && id !== this.wrapUp?.contact) throw new Refusal('not_your_contact');
    this.contacts[id].disposition = entry.disposition;
    this.tell(id, 'contact.disposed', { agent: ME, ...entry });
    if (this.wrapUp && this.wrapUp.until <= now()) this.finish();
  }

  startWrapUp() {
    const id = this.mine;
    Object.assign(this.contacts[id], { phase: 'wrapping_up', since: now(), party: null });
    this.tell(id, 'contact.released', { agent: ME, why: 'hang_up' });
    this.mine = null;
    this.wrapUp = { contact: id, until: now() + 30, started_at: now(), extensions: 0 };
    this.become('wrap_up', { until: this.wrapUp.until });
  }

  extend() {
    if (!this.wrapUp) throw new Refusal('not_wrapping_up');
    if (this.wrapUp.extensions >= 3) throw new Refusal('no_more_extensions');
    this.wrapUp.extensions += 1;
    this.wrapUp.until = Math.max(this.wrapUp.until, now()) + 30;
    this.agents[ME].until = this.wrapUp.until;
  }

  finish() {
    if (!this.wrapUp) throw new Refusal('not_wrapping_up');
    const contact = this.contacts[this.wrapUp.contact];
    if (!contact.disposition) throw new Refusal('disposition_missing');
    this.tell(contact.id, 'contact.closed', {});
    this.closed.unshift(closedLine(contact, this.seq));
    delete this.contacts[contact.id];
    this.wrapUp = null;
    this.become(this.agents[ME].wish ?? 'available', { wish: null });
  }

  become(presence, extra = {}) {
    Object.assign(
      this.agents[ME],
      { presence, since: now(), reason: '', contact: '', until: null },
      extra,
    );
  }

  tell(contact, kind, data, at = now()) {
    this.timelines[contact]?.push({ seq: (this.moment += 1), at, kind, data });
  }

  tick() {
    if (this.offer && this.offer.lapses_at < now()) this.miss();
    if (this.wrapUp && this.wrapUp.until < now() && this.contacts[this.wrapUp.contact].disposition)
      this.finish();
  }

  queueViews() {
    const waiting = Object.values(this.contacts).filter((c) =>
      ['waiting', 'offered', 'connecting'].includes(c.phase),
    );
    const count = (...presence) =>
      Object.values(this.agents).filter((a) => presence.includes(a.presence)).length;
    return house.queues.map(({ id, name }) => {
      const here = waiting.filter((c) => c.queue === id);
      const tiers = {};
      here.forEach((c) => (tiers[c.tier] = (tiers[c.tier] ?? 0) + 1));
      return {
        id,
        name,
        waiting: here.length,
        waiting_by_tier: tiers,
        oldest_since: here.length ? Math.min(...here.map((c) => c.queued_at)) : null,
        available: count('available'),
        busy: count('offered', 'on_contact'),
        wrap_up: count('wrap_up'),
        not_ready: count('not_ready'),
        sl_seconds: targets[id],
      };
    });
  }

  deskView(phone) {
    const offered = this.offer?.contact;
    const work = this.mine ?? this.wrapUp?.contact;
    return {
      agent: this.agents[ME],
      offer: this.offer && {
        ...this.offer,
        contact: this.contacts[offered],
        card: this.cards[offered] ?? null,
      },
      work: work ? [this.workView(work)] : [],
      my_queues: ['key', 'service', 'billing', 'chat'],
      phone: phone ? 'ok' : 'missing',
      stands_by: false,
    };
  }

  workView(id) {
    const contact = this.contacts[id];
    const wraps = this.wrapUp?.contact === id;
    return {
      id,
      contact,
      card: this.cards[id] ?? null,
      controls: controls(wraps ? null : contact),
      wrap_up: wraps
        ? {
            until: this.wrapUp.until,
            started_at: this.wrapUp.started_at,
            extensions_left: 3 - this.wrapUp.extensions,
            disposition_required: true,
            disposed: contact.disposition !== '',
          }
        : null,
    };
  }
}

function controls(contact) {
  const no = contact ? 'wrong_phase' : 'no_contact';
  const voice = contact?.channel === 'voice';
  const may = (...phases) => (contact && phases.includes(contact.phase) ? '' : no);
  const onVoice = (reason) => (contact && !voice ? 'voice_only' : reason);
  const there = (reason) =>
    !contact?.party ? 'no_party' : contact.party.state === 'calling' ? 'party_not_there' : reason;
  return {
    hold: onVoice(may('talking')),
    resume: onVoice(may('on_hold')),
    hang_up: may('talking', 'on_hold', 'consulting', 'conferencing'),
    transfer: may('talking', 'on_hold'),
    consult: onVoice(may('talking', 'on_hold')),
    merge: there(may('consulting')),
    complete: there(may('consulting', 'conferencing')),
    cancel_consult: contact?.party ? '' : 'no_party',
    pause_recording: contact?.recording === 'on' ? '' : 'not_recording',
    resume_recording: contact?.recording === 'paused' ? '' : 'not_paused',
    reply: contact && !voice ? may('talking') : contact ? 'message_only' : no,
  };
}

function closedLine(contact, seq) {
  const {
    id,
    arrived_at: at,
    channel,
    queue,
    agent,
    disposition,
    tier,
    name,
    company,
    caller,
  } = contact;
  return {
    seq,
    id,
    at,
    closed_at: now(),
    channel,
    outcome: 'handled',
    queue,
    agent,
    disposition,
    tier,
    name,
    company,
    caller,
    waited: 12,
    talked: 90,
  };
}
