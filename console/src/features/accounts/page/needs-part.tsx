import { Button } from 'antd';
import { errorCode } from '@/shared/api/errors';
import type { Values } from '@/shared/form/fields';
import { fieldTime, timeOf } from '@/shared/form/time';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay, useMe } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { Nothing } from '@/shared/ui/state';
import { useRefresh } from '../api';
import { editWords } from '../edit/words';
import { money } from '../format';
import { NEED_STATES, type AccountPage, type Need, type Project, type Promised } from '../kinds';
import { put } from './belongings';
import { AddThing, ThingActs, type Kind } from './own-things';
import { pageWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

/** What the customer needs, what we promised, and what they are about to do. */
export function NeedsPart({ page }: { page: AccountPage }) {
  return (
    <div className={css.stack}>
      <Needs page={page} />
      <Promises page={page} />
      <Projects page={page} />
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
    toForm: ({ text, importance, urgency, status, source }) => ({
      text,
      importance,
      urgency,
      status,
      source,
    }),
    toBody: (values, thing) => ({ person: thing?.person ?? '', ...values }),
    of: (page) => page.needs,
  };
}

function Needs({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(pageWords);
  const kind = useNeedKind();
  const { id } = page.account;
  return (
    <Panel title={t('needs')} extra={<AddThing kind={kind} account={id} title={t('addNeed')} />}>
      {page.needs.length === 0 ? (
        <Nothing title={t('needsNone')} />
      ) : (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('needs')}>
            <thead>
              <tr>
                <th scope="col">{t('text')}</th>
                <th scope="col" className={table.number}>
                  {t('priority')}
                </th>
                <th scope="col">{t('status')}</th>
                <th scope="col">{t('source')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {page.needs.map((need) => (
                <tr key={need.id}>
                  <td className={css.wrap}>{need.text}</td>
                  <td className={table.number}>{need.importance * need.urgency}</td>
                  <td>{code('need', need.status, need.status)}</td>
                  <td>{need.source}</td>
                  <td className={table.number}>
                    <ThingActs kind={kind} account={id} thing={need} name={need.text} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function usePromiseKind(): Kind<Promised> {
  const e = useWords(editWords);
  const me = useMe();
  return {
    word: 'promises',
    fields: [
      { key: 'text', label: e('text'), kind: 'area', required: true },
      { key: 'owner', label: e('owner'), required: true },
      { key: 'due', label: e('due'), kind: 'time', required: true },
    ],
    fresh: { text: '', owner: me.user, due: '' },
    toForm: ({ text, owner, due }) => ({ text, owner, due: fieldTime(due) }),
    toBody: ({ text, owner, due }, thing) => ({
      person: thing?.person ?? '',
      kept_at: thing?.kept_at ?? 0,
      broken_at: thing?.broken_at ?? 0,
      text,
      owner,
      due: timeOf(String(due)),
    }),
    of: (page) => page.promises,
  };
}

const stateOf = ({ kept_at, broken_at, due }: Promised, now: number) =>
  kept_at ? 'kept' : broken_at ? 'broken' : due < now ? 'late' : 'open';

function Promises({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const names = useNames();
  const language = useLanguage();
  const kind = usePromiseKind();
  const { id } = page.account;
  const now = serverNow();
  return (
    <Panel
      title={t('promises')}
      extra={<AddThing kind={kind} account={id} title={t('addPromise')} />}
    >
      {page.promises.length === 0 ? (
        <Nothing title={t('promisesNone')} />
      ) : (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('promises')}>
            <thead>
              <tr>
                <th scope="col">{t('text')}</th>
                <th scope="col">{t('responsible')}</th>
                <th scope="col">{t('due')}</th>
                <th scope="col">{t('status')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {page.promises.map((promise) => {
                const state = stateOf(promise, now);
                return (
                  <tr key={promise.id}>
                    <td className={css.wrap}>{promise.text}</td>
                    <td>{names.user(promise.owner)}</td>
                    <td>{promise.due ? moment(promise.due, now, language) : ''}</td>
                    <td className={state === 'late' ? css.late : undefined}>
                      {t(`promise.${state}`)}
                    </td>
                    <td className={table.number}>
                      <Settle account={id} promise={promise} kind={kind} />
                      <ThingActs kind={kind} account={id} thing={promise} name={promise.text} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

interface SettleProps {
  account: string;
  promise: Promised;
  kind: Kind<Promised>;
}

/** Says that a promise was kept, or that it was not (KA-34). */
function Settle({ account, promise, kind }: SettleProps) {
  const t = useWords(pageWords);
  const refresh = useRefresh();
  const changes = useMay('change_accounts');
  if (!changes || promise.kept_at || promise.broken_at) return null;
  const say = (field: 'kept_at' | 'broken_at') => {
    const body = {
      ...kind.toBody(kind.toForm(promise) satisfies Values, promise),
      due: promise.due,
    };
    void put('promises', account, promise, { ...body, [field]: serverNow() })
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(refresh);
  };
  return (
    <span className={css.tools}>
      <Button size="small" onClick={() => say('kept_at')}>
        {t('keep')}
      </Button>
      <Button size="small" type="text" onClick={() => say('broken_at')}>
        {t('broken')}
      </Button>
    </span>
  );
}

function useProjectKind(): Kind<Project> {
  const e = useWords(editWords);
  return {
    word: 'projects',
    fields: [
      { key: 'name', label: e('name'), required: true },
      { key: 'stage', label: e('stage') },
      { key: 'plan', label: e('plan'), kind: 'area' },
      { key: 'problem', label: e('problem'), kind: 'area' },
      { key: 'timetable', label: e('timetable') },
      { key: 'process', label: e('process') },
      { key: 'budget', label: e('budget'), kind: 'amount' },
      { key: 'currency', label: e('currency') },
    ],
    fresh: { name: '', budget: '0', currency: 'CNY' },
    toForm: ({ name, stage, plan, problem, timetable, process, budget, currency }) => ({
      name,
      stage,
      plan,
      problem,
      timetable,
      process,
      budget,
      currency,
    }),
    toBody: (values, thing) => ({ people: thing?.people ?? [], ...values }),
    of: (page) => page.projects,
  };
}

function Projects({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const language = useLanguage();
  const kind = useProjectKind();
  const { id } = page.account;
  return (
    <Panel
      title={t('projects')}
      extra={<AddThing kind={kind} account={id} title={t('addProject')} />}
    >
      {page.projects.length === 0 ? (
        <Nothing title={t('projectsNone')} />
      ) : (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('projects')}>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('problem')}</th>
                <th scope="col">{t('decides')}</th>
                <th scope="col" className={table.number}>
                  {t('budget')}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {page.projects.map((project) => (
                <tr key={project.id}>
                  <td className={css.wrap}>{project.name}</td>
                  <td className={css.wrap}>{project.problem || project.plan}</td>
                  <td>{project.process}</td>
                  <td className={table.number}>
                    {Number(project.budget) > 0 &&
                      money(project.budget, project.currency, language)}
                  </td>
                  <td className={table.number}>
                    <ThingActs kind={kind} account={id} thing={project} name={project.name} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
