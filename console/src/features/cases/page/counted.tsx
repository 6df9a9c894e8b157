import { useState } from 'react';
import { Button, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { caseCodes } from '@/shared/cases/codes';
import { spanOf } from '@/shared/cases/span';
import { caseWords } from '@/shared/cases/words';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { State } from '@/shared/ui/state';
import table from '@/shared/table/table.module.css';
import css from './case.module.css';

type Clock = Omit<components['schemas']['CaseClock'], 'counted'> & {
  /** From and to, in seconds UTC. */
  counted: readonly (readonly number[])[];
};

/** Opens every interval that counted on the clocks of a case, so that anybody can add up (ME-04). */
export function Counted({ id }: { id: string }) {
  const t = useWords(caseWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t('counted')}
      </Button>
      {open && (
        <Modal open title={t('counted')} footer={null} onCancel={() => setOpen(false)}>
          <p className={css.muted}>{t('countedHint')}</p>
          <All id={id} />
        </Modal>
      )}
    </>
  );
}

function All({ id }: { id: string }) {
  const found = useQuery({
    queryKey: ['cases', 'clocks', id],
    queryFn: () => answer(api.GET('/api/v1/cases/{id}/clocks', { params: { path: { id } } })),
  });
  return (
    <>
      <State of={found} />
      {found.data?.clocks.map((clock, place) => (
        <Intervals key={`${clock.kind} ${place}`} clock={clock} />
      ))}
    </>
  );
}

function Intervals({ clock: { kind, reading, counted } }: { clock: Clock }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const language = useLanguage();
  const named = { kind: code('deadline', kind, kind), time: spanOf(reading.elapsed) };
  const title = t(reading.breached ? 'countedBreached' : 'countedOf', named);
  const when = (at: number) => moment(at, serverNow(), language);
  return (
    <section aria-label={title} className={css.counted}>
      <h3>{title}</h3>
      {counted.length === 0 ? (
        <p className={css.muted}>{t('countedNone')}</p>
      ) : (
        <table className={table.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('to')}</th>
              <th scope="col" className={table.number}>
                {t('lasted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map(([from = 0, to = 0]) => (
              <tr key={from}>
                <td>{when(from)}</td>
                <td>{when(to)}</td>
                <td className={table.number}>{spanOf(to - from)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
