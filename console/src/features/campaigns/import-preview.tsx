import { Button } from 'antd';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { ListTable } from '@/shared/page/list';
import { Panel } from '@/shared/ui/panel';
import type { Report } from './api';
import { campaignWords } from './words';
import css from './campaigns.module.css';

interface Props {
  report: Report;
  name: string;
  busy: boolean;
  confirm: () => void;
  again: () => void;
}

/** What a list comes to: counts, faults by row, and the first rows; nothing is kept before the click. */
export function ImportPreview({ report, name, busy, confirm, again }: Props) {
  const t = useWords(campaignWords);
  const { confirmed, rows, added, refused, without_consent, flaws, first } = report;
  return (
    <Panel title={`${t(confirmed ? 'done' : 'preview')}: ${name}`}>
      <div className={css.counts} role="status">
        <span>{t('rows', { n: rows })}</span>
        <span>{t('added', { n: added })}</span>
        {refused > 0 && <span className={css.bad}>{t('refused', { n: refused })}</span>}
        {without_consent > 0 && <span>{t('without', { n: without_consent })}</span>}
      </div>
      <div className={css.acts}>
        {!confirmed && (
          <Button type="primary" disabled={added === 0} loading={busy} onClick={confirm}>
            {t('confirm', { n: added })}
          </Button>
        )}
        <Button onClick={again}>{t('other')}</Button>
      </div>
      {flaws.length > 0 && <Flaws flaws={flaws} />}
      {first.length > 0 && (
        <>
          <h3>{t('first')}</h3>
          <ListTable label={t('first')} columns={[t('row'), t('name'), t('number'), t('consent')]}>
            {first.map((record) => (
              <tr key={record.id}>
                <td>{record.row}</td>
                <td>{record.name}</td>
                <td>{record.numbers.join(', ')}</td>
                <td>{record.consent.how || record.consent.proof || t('noConsent')}</td>
              </tr>
            ))}
          </ListTable>
        </>
      )}
    </Panel>
  );
}

function Flaws({ flaws }: { flaws: Report['flaws'] }) {
  const t = useWords(campaignWords);
  const code = useCodeWords(campaignWords);
  return (
    <>
      <h3>{t('faults')}</h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('faults')}>
        <ListTable label={t('faults')} columns={[t('row'), t('column'), t('value'), t('fault')]}>
          {flaws.map((flaw, place) => (
            <tr key={place}>
              <td>{flaw.row}</td>
              <td>{code('field', flaw.column, flaw.column)}</td>
              <td>{flaw.value}</td>
              <td>{code('flaw', flaw.code, flaw.code)}</td>
            </tr>
          ))}
        </ListTable>
      </div>
    </>
  );
}
