import { useState } from 'react';
import { Button } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { ListTable } from '@/shared/page/list';
import { serverNow } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { useRefresh } from '../api';
import type { Plan, PlanItem } from '../kinds';
import { ItemForm, saveItems, SettleForm } from './plan-small-forms';
import { planWords, type PlanWord } from './words';
import css from '../follow-up.module.css';
import page from '@/shared/page/page.module.css';

const COLUMNS: readonly PlanWord[] = ['what', 'owner', 'due', 'method', 'state', 'acts'];

/** The items of a plan with owner, date and state; a draft's may be added and taken out. */
export function PlanItems({ plan }: { plan: Plan }) {
  const t = useWords(planWords);
  const [adding, setAdding] = useState(false);
  const draft = plan.state === 'draft';
  const add = draft && (
    <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={() => setAdding(true)}>
      {t('addItem')}
    </Button>
  );
  return (
    <Panel title={t('items')} extra={add}>
      {plan.items.length === 0 && <p className={css.muted}>{t('itemsNone')}</p>}
      {plan.items.length > 0 && (
        <div className={css.scroll}>
          <ListTable label={t('items')} columns={COLUMNS.map((word) => t(word))}>
            {plan.items.map((item) => (
              <Row key={item.id} plan={plan} item={item} />
            ))}
          </ListTable>
        </div>
      )}
      {adding && <ItemForm plan={plan} close={() => setAdding(false)} />}
    </Panel>
  );
}

function Row({ plan, item }: { plan: Plan; item: PlanItem }) {
  const t = useWords(planWords);
  const names = useNames();
  const language = useLanguage();
  const refresh = useRefresh();
  const [settling, setSettling] = useState(false);
  const late = item.state === 'open' && item.due > 0 && item.due < serverNow();
  const takeOut = () =>
    void saveItems(
      plan,
      plan.items.filter(({ id }) => id !== item.id),
    )
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(refresh);
  return (
    <tr>
      <td className={page.wide} title={item.result || item.what}>
        {item.result ? `${item.what} — ${item.result}` : item.what}
      </td>
      <td>{names.user(item.owner)}</td>
      <td className={late ? page.late : undefined}>
        {item.due > 0 && moment(item.due, serverNow(), language)}
      </td>
      <td>{item.method}</td>
      <td>{t(`item.${item.state}`)}</td>
      <td>
        {plan.state === 'draft' && (
          <Button
            size="small"
            type="text"
            aria-label={t('removeItem', { title: item.what })}
            icon={<Trash2 size={14} aria-hidden />}
            onClick={takeOut}
          />
        )}
        {plan.state === 'in_force' && item.state === 'open' && (
          <Button
            size="small"
            aria-label={t('doneNamed', { title: item.what })}
            onClick={() => setSettling(true)}
          >
            {t('done')}
          </Button>
        )}
        {settling && <SettleForm plan={plan} item={item} close={() => setSettling(false)} />}
      </td>
    </tr>
  );
}
