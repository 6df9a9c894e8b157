import { useState } from 'react';
import { Button, Select } from 'antd';
import { Check } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useObjectionGuide } from '@/shared/selling/api';
import { sellingWords } from '@/shared/selling/words';
import { showNotice } from '@/shared/ui/notice';
import { percent } from '../analysis/figure';
import { reviewTag, sinceOf, useRefresh, useTags, type Agreement, type Tagged } from '../api';
import { salesWords } from '../words';
import css from '../sales.module.css';

const SHARE = 0.2;
const DAYS = 30;
const AUTHENTICITIES = ['genuine', 'pretext', 'hidden', 'unknown'] as const;

/** A fifth of the objections of thirty days, each confirmed or corrected; and how far agents were right. */
export function TagsPage() {
  const t = useWords(salesWords);
  const [since] = useState(() => sinceOf(DAYS, serverNow()));
  const found = useTags(since, SHARE);
  const waiting = found.data?.waiting ?? [];
  const columns = ['when', 'agent', 'verbatim', 'kind', 'authenticity', 'confirm'] as const;
  return (
    <>
      {found.data && <Agreed of={found.data.agreement} waiting={found.data.count} />}
      <ListFrame label={t('tags')} of={found} count={waiting.length} none={t('tagsNone')}>
        <ListTable label={t('tags')} columns={columns.map((word) => t(word))}>
          {waiting.map((each) => (
            <Row key={`${each.contact} ${each.objection.seq}`} tagged={each} />
          ))}
        </ListTable>
      </ListFrame>
    </>
  );
}

function Agreed({ of, waiting }: { of: Agreement; waiting: number }) {
  const t = useWords(salesWords);
  const language = useLanguage();
  return (
    <p role="status" className={css.hint}>
      {t('agreement', {
        n: of.reviewed,
        waiting,
        type: percent(of.same_type, language),
        authenticity: percent(of.same_authenticity, language),
        kappa: of.kappa === null ? '–' : of.kappa.toFixed(2),
      })}
    </p>
  );
}

function Row({ tagged: { contact, agent, at, objection } }: { tagged: Tagged }) {
  const t = useWords(salesWords);
  const s = useWords(sellingWords);
  const names = useNames();
  const language = useLanguage();
  const refresh = useRefresh('tags');
  const types = (useObjectionGuide().data?.types ?? []).filter(
    ({ id, parent }) => !parent && id !== 'stop',
  );
  const [type, setType] = useState(objection.type);
  const [authenticity, setAuthenticity] = useState(objection.authenticity);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    const subtype = type === objection.type ? objection.subtype : '';
    try {
      await reviewTag(contact, objection.seq, { type, subtype, authenticity });
    } catch (error) {
      showNotice(errorCode(error));
    }
    await refresh();
    setBusy(false);
  };
  return (
    <tr>
      <td>{moment(at, serverNow(), language)}</td>
      <td>{names.agent(agent)}</td>
      <td>{objection.verbatim || '–'}</td>
      <td>
        <Select
          size="small"
          aria-label={t('kind')}
          popupMatchSelectWidth={false}
          value={type}
          options={types.map(({ id, name }) => ({
            value: id,
            label: nameIn(name, language) || id,
          }))}
          onChange={setType}
        />
      </td>
      <td>
        <Select
          size="small"
          aria-label={t('authenticity')}
          popupMatchSelectWidth={false}
          value={authenticity}
          options={AUTHENTICITIES.map((value) => ({ value, label: s(`authenticity.${value}`) }))}
          onChange={setAuthenticity}
        />
      </td>
      <td>
        <Button
          size="small"
          loading={busy}
          icon={<Check size={14} aria-hidden />}
          onClick={() => void confirm()}
        >
          {t('confirm')}
        </Button>
      </td>
    </tr>
  );
}
