import { useState } from 'react';
import { Button } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { day } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { AFTERMATHS, tellLater, useDue, useTold, type Aftermath, type DueSale } from './api';
import { SheetPanel } from './sheet-panel';
import { laterWords } from './words';
import css from '../sales.module.css';

const COLUMNS = ['since', 'soldOn', 'customer', 'number', 'agent', 'result'] as const;

/** The sales of which it is to be told what became of them, by hand or from a sheet. */
export function LaterPage() {
  const t = useWords(laterWords);
  const tells = useMay('run_campaigns');
  const found = useDue();
  const { count = 0, sales = [] } = found.data ?? {};
  return (
    <>
      {found.data && (
        <p role="status" className={css.hint}>
          {count > sales.length
            ? t('dueFirst', { shown: sales.length, n: count })
            : t('dueCount', { n: count })}
        </p>
      )}
      <ListFrame
        label={t('due')}
        of={found}
        count={sales.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable label={t('due')} columns={COLUMNS.map((word) => t(word))}>
          {sales.map((sale) => (
            <Row key={`${sale.talk.id} ${sale.days}`} sale={sale} tells={tells} />
          ))}
        </ListTable>
      </ListFrame>
      {tells && <SheetPanel />}
    </>
  );
}

function Row({ sale: { days, due_at, talk }, tells }: { sale: DueSale; tells: boolean }) {
  const t = useWords(laterWords);
  const names = useNames();
  const language = useLanguage();
  const told = useTold();
  const [telling, setTelling] = useState<Aftermath | ''>('');
  const who = talk.who.company || talk.who.name || talk.who.number || talk.id;
  const tell = async (what: Aftermath) => {
    setTelling(what);
    try {
      await tellLater(talk.id, days, what);
    } catch (error) {
      showNotice(errorCode(error));
    }
    await told();
    setTelling('');
  };
  return (
    <tr>
      <td>
        {day(due_at, language)} <small className={css.hint}>{t('after', { days })}</small>
      </td>
      <td>{day(talk.concluded_at || talk.dialled_at || 0, language)}</td>
      <td>{[talk.who.name, talk.who.company].filter(Boolean).join(', ') || '–'}</td>
      <td>{talk.who.number || '–'}</td>
      <td>{names.agent(talk.agent)}</td>
      <td>
        {!tells && '–'}
        {tells &&
          AFTERMATHS.map((what) => (
            <Button
              key={what}
              size="small"
              type="text"
              loading={telling === what}
              disabled={telling !== '' && telling !== what}
              aria-label={t('telling', { what: t(what), who, days })}
              onClick={() => void tell(what)}
            >
              {t(what)}
            </Button>
          ))}
      </td>
    </tr>
  );
}
