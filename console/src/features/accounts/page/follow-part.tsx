import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { day } from '../format';
import { HandOverPanel } from '../hand-over/hand-over-panel';
import type { Account } from '../kinds';
import { followWords } from './follow-words';
import { Rows } from './rows';
import css from './page.module.css';

/** Visits, tasks, plans and hand-overs of an account. */
export function FollowPart({ account: file }: { account: Account }) {
  const account = file.id;
  return (
    <div className={css.stack}>
      <Visits account={account} />
      <Tasks account={account} />
      <Plans account={account} />
      <HandOverPanel account={file} />
    </div>
  );
}

function Visits({ account }: { account: string }) {
  const t = useWords(followWords);
  const code = useCodeWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const found = useQuery({
    queryKey: ['visits', 'of', account],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/visits', { params: { query: { account } } }))).visits,
  });
  return (
    <Rows
      title={t('visits')}
      none={t('visitsNone')}
      of={found}
      id={({ id }) => id}
      columns={[t('when'), t('title'), t('owner'), t('state')]}
      row={(visit) => [
        moment(visit.held_at || visit.planned, serverNow(), language),
        visit.report?.summary ? `${visit.purpose} — ${visit.report.summary}` : visit.purpose,
        names.user(visit.owner),
        code('visit', visit.state, visit.state),
      ]}
    />
  );
}

function Tasks({ account }: { account: string }) {
  const t = useWords(followWords);
  const code = useCodeWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const found = useQuery({
    queryKey: ['tasks', 'of', account],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/tasks', { params: { query: { account } } }))).tasks,
  });
  return (
    <Rows
      title={t('tasks')}
      none={t('tasksNone')}
      of={found}
      id={({ id }) => id}
      columns={[t('due'), t('title'), t('owner'), t('state')]}
      row={(task) => [
        moment(task.due, serverNow(), language),
        task.title,
        names.user(task.owner),
        code('task', task.state, task.state),
      ]}
    />
  );
}

function Plans({ account }: { account: string }) {
  const t = useWords(followWords);
  const code = useCodeWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const found = useQuery({
    queryKey: ['plans', 'of', account],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/plans', { params: { query: { account } } }))).plans,
  });
  return (
    <Rows
      title={t('plans')}
      none={t('plansNone')}
      of={found}
      id={({ id }) => id}
      columns={[t('title'), t('owner'), t('when'), t('state')]}
      row={(plan) => [
        plan.title,
        names.user(plan.owner),
        day(plan.at, language),
        code('plan', plan.state, plan.state),
      ]}
    />
  );
}
