import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useNames } from '@/shared/house/names';
import { day } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useQueryState } from '@/shared/table/query-state';
import { mentionWords } from './words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

type Row = components['schemas']['MentionRow'];

const WHICH = ['open', 'all'] as const;
const COLUMNS = ['where', 'words', 'since', 'decision'] as const;

/** What colleagues wrote that may name erased people: decided one by one (EU-03). */
export function MentionsPage() {
  const t = useWords(mentionWords);
  const [params, change] = useQueryState();
  const which = params.get('which') === 'all' ? 'all' : 'open';
  const found = useQuery({
    queryKey: ['privacy', 'mentions', which],
    queryFn: async () => {
      const query = { undecided: which === 'open' };
      return (await answer(api.GET('/api/v1/mentions', { params: { query } }))).mentions;
    },
  });
  const rows = found.data ?? [];
  return (
    <>
      <div className={page.bar}>
        <p className={page.muted}>{t('hint')}</p>
        <span className={page.push}>
          <Segmented
            size="small"
            aria-label={t('which')}
            value={which}
            options={WHICH.map((value) => ({ value, label: t(`which.${value}`) }))}
            onChange={(value) => change({ which: value === 'open' ? '' : value })}
          />
        </span>
      </div>
      <ListFrame
        label={t('mentions')}
        of={found}
        count={rows.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable label={t('mentions')} columns={COLUMNS.map((one) => t(one))}>
          {rows.map((row) => (
            <MentionLine key={row.mention.id} row={row} />
          ))}
        </ListTable>
      </ListFrame>
    </>
  );
}

function MentionLine({ row }: { row: Row }) {
  const t = useWords(mentionWords);
  const code = useCodeWords(mentionWords);
  const language = useLanguage();
  const names = useNames();
  const { kind, account, decided, by, why, found_at } = row.mention;
  const texts = Object.values(row.texts).filter(Boolean);
  const told = [code('decided', decided, decided), by && names.user(by), why].filter(Boolean);
  return (
    <tr>
      <td>
        {code('kind', kind, kind)}
        {account && (
          <>
            {' · '}
            <Link className={table.link} to={`/accounts/${account}`}>
              {t('open')}
            </Link>
          </>
        )}
      </td>
      <td>{texts.length > 0 ? texts.map((text) => <p key={text}>{text}</p>) : t('gone')}</td>
      <td>{day(found_at, language)}</td>
      <td>{decided === 'open' ? <Acts row={row} /> : told.join(' · ')}</td>
    </tr>
  );
}

/** Writing the words anew, or keeping them. */
function Acts({ row: { mention, texts, editable } }: { row: Row }) {
  const t = useWords(mentionWords);
  const queries = useQueryClient();
  const [open, setOpen] = useState<'scrubbed' | 'kept' | ''>('');
  const { id, version } = mention;
  const anew = editable.length > 0;
  const send = (decided: 'scrubbed' | 'kept', values: Values) => {
    const given = editable.map((key) => [key, String(values[key] ?? '')] as const);
    return answer(
      api.POST('/api/v1/mentions/{id}/decide', {
        params: { path: { id } },
        body: {
          version,
          decided,
          why: String(values.why ?? ''),
          texts: decided === 'scrubbed' ? Object.fromEntries(given) : {},
        },
      }),
    );
  };
  const why: FieldSpec = { key: 'why', label: t('why'), kind: 'area', required: open === 'kept' };
  const fields = editable.map((key): FieldSpec => ({ key, label: t('words'), kind: 'area' }));
  return (
    <span className={page.bar}>
      <Button size="small" onClick={() => setOpen('scrubbed')}>
        {t(anew ? 'scrub' : 'byHand')}
      </Button>
      <Button size="small" onClick={() => setOpen('kept')}>
        {t('keep')}
      </Button>
      {open !== '' && (
        <FormDialog
          title={open === 'kept' ? t('keep') : t(anew ? 'scrub' : 'byHand')}
          intro={open === 'kept' ? t('keepHint') : t(anew ? 'scrubHint' : 'byHandHint')}
          fields={open === 'kept' ? [why] : [...fields, why]}
          values={{ ...texts, why: '' }}
          send={(values) => send(open, values)}
          refresh={() => queries.invalidateQueries({ queryKey: ['privacy', 'mentions'] })}
          close={() => setOpen('')}
        />
      )}
    </span>
  );
}
