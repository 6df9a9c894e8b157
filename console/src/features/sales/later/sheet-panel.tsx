import { Alert, Button } from 'antd';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { FileButton } from '@/shared/page/file-button';
import { ListTable } from '@/shared/page/list';
import { sheetKind, useTaking } from '@/shared/page/use-taking';
import { Panel } from '@/shared/ui/panel';
import { takeSheet, useTold, type LaterReport } from './api';
import { laterWords } from './words';
import css from '../sales.module.css';

/** A sheet of what became of sales: looked at row by row, then taken in. */
export function SheetPanel() {
  const t = useWords(laterWords);
  const told = useTold();
  const { file, report, fault, busy, look, confirm, again } = useTaking<LaterReport>({
    send: (chosen, sure) => takeSheet(chosen, sheetKind(chosen.name) || 'csv', sure),
    kept: told,
    refuse: (chosen) => (sheetKind(chosen.name) ? '' : t('wrongKind')),
  });
  return (
    <Panel title={t('takeIn')}>
      {fault && <Alert type="error" showIcon role="alert" title={fault} />}
      {report && file ? (
        <>
          <p role="status">
            {t(report.confirmed ? 'taken' : 'looked', { name: file.name })}.{' '}
            {t('counts', {
              rows: report.rows,
              told: report.told,
              same: report.same,
              refused: report.refused,
            })}
          </p>
          <div className={css.actions}>
            {!report.confirmed && (
              <Button type="primary" disabled={report.told === 0} loading={busy} onClick={confirm}>
                {t('confirm', { n: report.told })}
              </Button>
            )}
            <Button onClick={again}>{t('other')}</Button>
          </div>
          {report.flaws.length > 0 && <Flaws flaws={report.flaws} />}
        </>
      ) : (
        <FileButton label={t('choose')} accept=".csv,.xlsx" busy={busy} choose={look} />
      )}
      <p className={css.hint}>{t('sheetHint')}</p>
    </Panel>
  );
}

function Flaws({ flaws }: { flaws: LaterReport['flaws'] }) {
  const t = useWords(laterWords);
  const code = useCodeWords(laterWords);
  return (
    <ListTable label={t('faults')} columns={[t('row'), t('value'), t('fault')]}>
      {flaws.map((flaw, place) => (
        <tr key={place}>
          <td>{flaw.row}</td>
          <td>{flaw.value || '–'}</td>
          <td>
            {flaw.code === 'column_missing'
              ? t('flaw.column_missing', {
                  column: t(flaw.column === 'result' ? 'result' : 'number'),
                })
              : code('flaw', flaw.code, flaw.code)}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}
