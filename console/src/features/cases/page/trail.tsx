import { useState } from 'react';
import { Button, Input } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { caseCodes } from '@/shared/cases/codes';
import { makeMove, useEntries, useRefresh } from '@/shared/cases/api';
import type { CaseEntry, CasePage } from '@/shared/cases/kinds';
import { caseWords } from '@/shared/cases/words';
import css from './case.module.css';

/** Everything that happened to a case, the newest first, and a word for colleagues. */
export function Trail({ page }: { page: CasePage }) {
  const t = useWords(caseWords);
  const { case: about, moves } = page;
  const found = useEntries(about.id, about.entries);
  const entries = [...(found.data?.entries ?? [])].reverse();
  return (
    <Panel title={t('trail')}>
      {moves.includes('comment') && <Comment id={about.id} version={about.version} />}
      <State of={found} />
      <ol className={css.trail}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

/** By whom something happened that no user did. */
const BY_TIME = new Set(['warned', 'breached', 'escalated']);
const BY_CUSTOMER = new Set(['accept', 'refuse', 'hear']);

function Entry({ entry }: { entry: CaseEntry }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const names = useNames();
  const language = useLanguage();
  const { kind, at, by, text } = entry;
  const detail = entry.detail as Record<string, unknown>;
  const who =
    names.user(by) ||
    (BY_TIME.has(kind) ? t('time') : BY_CUSTOMER.has(kind) ? t('theCustomer') : '');
  const told = Array.isArray(detail.told)
    ? detail.told.map((one) => names.user(String(one))).join(', ')
    : '';
  const about = (['after', 'deadline', 'department', 'owner', 'channel'] as const).flatMap(
    (key) => {
      const value = detail[key];
      if (typeof value !== 'string' || !value) return [];
      if (key === 'department') return [names.department(value)];
      if (key === 'owner') return [names.user(value)];
      if (key === 'after') return kind === 'escalated' ? [code('step', value, value)] : [];
      return [code(key, value, value)];
    },
  );
  return (
    <li className={BY_TIME.has(kind) ? css.warning : undefined}>
      <p>
        <time dateTime={new Date(at * 1000).toISOString()} className={css.muted}>
          {moment(at, serverNow(), language)}
        </time>{' '}
        <strong>{code('verb', kind, kind)}</strong>
        {who && <> · {who}</>}
        {about.length > 0 && <span className={css.muted}> · {about.join(' · ')}</span>}
      </p>
      {text && <p className={css.words}>{text}</p>}
      {told && <p className={css.muted}>{t('told', { names: told })}</p>}
    </li>
  );
}

/** A word for colleagues. What somebody else did meanwhile does not stand in its way. */
function Comment({ id, version }: { id: string; version: number }) {
  const t = useWords(caseWords);
  const refresh = useRefresh();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await makeMove('comment', id, { text: text.trim(), version });
      setText('');
    } catch (fault) {
      showNotice(errorCode(fault));
    } finally {
      await refresh();
      setBusy(false);
    }
  };
  return (
    <div className={css.comment}>
      <Input.TextArea
        aria-label={t('comment')}
        placeholder={t('commentHint')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button disabled={text.trim() === ''} loading={busy} onClick={() => void send()}>
        {t('send')}
      </Button>
    </div>
  );
}
