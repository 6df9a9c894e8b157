import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { editWords } from '../edit/words';
import { money } from '../format';
import { NEED_STATES, type AccountPage, type Need, type Project } from '../kinds';
import { Disputes, Meetings } from './meetings';
import { namesOf, peopleField } from './people-field';
import type { Kind } from './own-things';
import { Promises } from './promises';
import { ThingsPanel } from './things-panel';
import { pageWords } from './words';
import css from './page.module.css';

/** What the customer needs, what we promised, what they are about to do, talks at the top, and conflicts. */
export function NeedsPart({ page }: { page: AccountPage }) {
  return (
    <div className={css.stack}>
      <Needs page={page} />
      <Promises page={page} />
      <Projects page={page} />
      <Meetings page={page} />
      <Disputes page={page} />
    </div>
  );
}

function useNeedKind(): Kind<Need> {
  const e = useWords(editWords);
  const code = useCodeWords(pageWords);
  return {
    word: 'needs',
    fields: [
      { key: 'text', label: e('text'), kind: 'area', required: true },
      { key: 'importance', label: e('importance'), kind: 'count', min: 1, max: 5 },
      { key: 'urgency', label: e('urgency'), kind: 'count', min: 1, max: 5 },
      {
        key: 'status',
        label: e('status'),
        kind: 'choice',
        options: NEED_STATES.map((one) => [one, code('need', one, one)]),
      },
      { key: 'source', label: e('source') },
    ],
    fresh: { text: '', importance: 3, urgency: 3, status: 'open', source: '' },
    toBody: (values, thing) => ({ person: thing?.person ?? '', ...values }),
    of: (page) => page.needs,
  };
}

function Needs({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(pageWords);
  return (
    <ThingsPanel
      kind={useNeedKind()}
      account={page.account.id}
      title={t('needs')}
      add={t('addNeed')}
      none={t('needsNone')}
      things={page.needs}
      name={({ text }) => text}
      columns={[
        { name: t('text'), cell: ({ text }) => text, as: 'wrap' },
        { name: t('priority'), cell: (need) => need.importance * need.urgency, as: 'number' },
        { name: t('status'), cell: ({ status }) => code('need', status, status) },
        { name: t('source'), cell: ({ source }) => source },
      ]}
    />
  );
}

function useProjectKind(people: AccountPage['people']): Kind<Project> {
  const e = useWords(editWords);
  return {
    word: 'projects',
    fields: [
      { key: 'name', label: e('name'), required: true },
      { key: 'stage', label: e('stage') },
      peopleField(e('people'), people),
      { key: 'plan', label: e('plan'), kind: 'area' },
      { key: 'problem', label: e('problem'), kind: 'area' },
      { key: 'timetable', label: e('timetable') },
      { key: 'process', label: e('process') },
      { key: 'budget', label: e('budget'), kind: 'amount' },
      { key: 'currency', label: e('currency'), hint: e('currencyHint') },
    ],
    fresh: { name: '', people: [], budget: '0', currency: 'CNY' },
    toBody: (values) => values,
    of: (page) => page.projects,
  };
}

function Projects({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  const language = useLanguage();
  return (
    <ThingsPanel
      kind={useProjectKind(page.people)}
      account={page.account.id}
      title={t('projects')}
      add={t('addProject')}
      none={t('projectsNone')}
      things={page.projects}
      name={({ name }) => name}
      columns={[
        { name: t('name'), cell: ({ name }) => name, as: 'wrap' },
        { name: t('problem'), cell: ({ problem, plan }) => problem || plan, as: 'wrap' },
        { name: e('people'), cell: ({ people }) => namesOf(people, page.people) },
        { name: t('decides'), cell: ({ process }) => process },
        {
          name: t('budget'),
          cell: ({ budget, currency }) => Number(budget) > 0 && money(budget, currency, language),
          as: 'number',
        },
      ]}
    />
  );
}
