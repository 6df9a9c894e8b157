import { usePeople } from '@/shared/house/people';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMe } from '@/shared/session/permissions';
import { editWords } from '../edit/words';
import { DISPUTE_KINDS, DISPUTE_STATES } from '../kinds';
import type { AccountPage, Dispute, Meeting } from '../kinds';
import type { Kind } from './own-things';
import { namesOf, peopleField } from './people-field';
import { ThingsPanel } from './things-panel';
import { pageWords } from './words';

function useMeetingKind(people: AccountPage['people']): Kind<Meeting> {
  const e = useWords(editWords);
  return {
    word: 'meetings',
    fields: [
      { key: 'topic', label: e('topic'), required: true },
      { key: 'held_on', label: e('heldOn'), kind: 'day', required: true },
      { key: 'level', label: e('level') },
      peopleField(e('people'), people),
      { key: 'ours', label: e('ours') },
      { key: 'summary', label: e('summary'), kind: 'area' },
      { key: 'agreed', label: e('agreed'), kind: 'area' },
    ],
    fresh: { topic: '', held_on: '', people: [] },
    toBody: (values) => values,
    of: (page) => page.meetings,
  };
}

/** Talks with the customer's management (KA-13), the latest first. */
export function Meetings({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  return (
    <ThingsPanel
      kind={useMeetingKind(page.people)}
      account={page.account.id}
      title={t('meetings')}
      add={t('addMeeting')}
      none={t('meetingsNone')}
      things={page.meetings}
      name={({ topic }) => topic}
      columns={[
        { name: e('heldOn'), cell: ({ held_on }) => held_on },
        { name: e('topic'), cell: ({ topic }) => topic, as: 'wrap' },
        { name: e('level'), cell: ({ level }) => level },
        { name: e('people'), cell: ({ people }) => namesOf(people, page.people) },
        { name: e('agreed'), cell: ({ agreed, summary }) => agreed || summary, as: 'wrap' },
      ]}
    />
  );
}

function useDisputeKind(): Kind<Dispute> {
  const e = useWords(editWords);
  const code = useCodeWords(pageWords);
  const me = useMe();
  const people = usePeople();
  return {
    word: 'disputes',
    fields: [
      {
        key: 'kind',
        label: e('disputeKind'),
        kind: 'choice',
        options: DISPUTE_KINDS.map((one) => [one, code('dispute', one, one)]),
      },
      { key: 'text', label: e('text'), kind: 'area', required: true },
      { key: 'party', label: e('party') },
      { key: 'cause', label: e('cause'), kind: 'area' },
      { key: 'handling', label: e('handling'), kind: 'area', hint: e('handlingHint') },
      { key: 'owner', label: e('owner'), kind: 'suggest', options: people },
      { key: 'since', label: e('since'), kind: 'day' },
      {
        key: 'state',
        label: e('status'),
        kind: 'choice',
        options: DISPUTE_STATES.map((one) => [one, code('disputeState', one, one)]),
      },
      { key: 'settled_on', label: e('settledOn'), kind: 'day' },
    ],
    fresh: { kind: 'channel', text: '', owner: me.user, state: 'open', since: '', settled_on: '' },
    toBody: (values) => values,
    of: (page) => page.disputes,
  };
}

/** Conflicts with the customer, with their cause, handling and end (KA-13). */
export function Disputes({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  const code = useCodeWords(pageWords);
  return (
    <ThingsPanel
      kind={useDisputeKind()}
      account={page.account.id}
      title={t('disputes')}
      add={t('addDispute')}
      none={t('disputesNone')}
      things={page.disputes}
      name={({ text }) => text}
      columns={[
        { name: t('text'), cell: ({ text }) => text, as: 'wrap' },
        { name: e('disputeKind'), cell: ({ kind }) => code('dispute', kind, kind) },
        { name: t('status'), cell: ({ state }) => code('disputeState', state, state) },
        { name: e('handling'), cell: ({ handling, cause }) => handling || cause, as: 'wrap' },
      ]}
    />
  );
}
