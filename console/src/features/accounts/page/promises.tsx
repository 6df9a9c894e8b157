import { Button } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { fieldTime, timeOf } from '@/shared/form/time';
import { useNames } from '@/shared/house/names';
import { usePeople } from '@/shared/house/people';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay, useMe } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { useRefresh } from '../api';
import { editWords } from '../edit/words';
import type { AccountPage, Promised } from '../kinds';
import { put } from './belongings';
import { formOf, type Kind } from './own-things';
import { ThingsPanel } from './things-panel';
import { pageWords } from './words';
import css from './page.module.css';

function usePromiseKind(): Kind<Promised> {
  const e = useWords(editWords);
  const me = useMe();
  const people = usePeople();
  return {
    word: 'promises',
    fields: [
      { key: 'text', label: e('text'), kind: 'area', required: true },
      { key: 'owner', label: e('owner'), kind: 'suggest', options: people, required: true },
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

/** What we promised, by whom and until when, and whether it was kept (KA-34). */
export function Promises({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const names = useNames();
  const language = useLanguage();
  const kind = usePromiseKind();
  const { id } = page.account;
  const now = serverNow();
  return (
    <ThingsPanel
      kind={kind}
      account={id}
      title={t('promises')}
      add={t('addPromise')}
      none={t('promisesNone')}
      things={page.promises}
      name={({ text }) => text}
      columns={[
        { name: t('text'), cell: ({ text }) => text, as: 'wrap' },
        { name: t('responsible'), cell: ({ owner }) => names.user(owner) },
        { name: t('due'), cell: ({ due }) => due > 0 && moment(due, now, language) },
        { name: t('status'), cell: (promise) => <Standing state={stateOf(promise, now)} /> },
      ]}
      acts={(promise) => <Settle account={id} promise={promise} kind={kind} />}
    />
  );
}

function Standing({ state }: { state: ReturnType<typeof stateOf> }) {
  const t = useWords(pageWords);
  return <span className={state === 'late' ? css.late : undefined}>{t(`promise.${state}`)}</span>;
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
      ...kind.toBody(formOf(kind, promise), promise),
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
