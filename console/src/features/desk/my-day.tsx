import type { DeskView } from '@/shared/api/types';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { clock } from '@/shared/i18n/format';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { useDay } from './api/shift';
import { sideWords } from './side-words';
import css from './side.module.css';

/** The agent's own day in three numbers, each with its formula. It is read again when a contact is done. */
export function MyDay({ desk }: { desk: DeskView }) {
  const t = useWords(sideWords);
  const errorText = useErrorText();
  const day = useDay(`${desk.agent.presence} ${desk.work.map(({ id }) => id).join(' ')}`);
  const span = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? t('none') : clock(Math.round(seconds));
  return (
    <Panel title={t('myDay')}>
      {day.isError && <p role="alert">{errorText(errorCode(day.error))}</p>}
      <dl className={css.day}>
        <Figure
          name={t('handled')}
          formula={t('handledFormula')}
          value={day.data?.handled ?? t('none')}
        />
        <Figure name={t('aht')} formula={t('ahtFormula')} value={span(day.data?.aht)} />
        <Figure name={t('acw')} formula={t('acwFormula')} value={span(day.data?.acw)} />
      </dl>
    </Panel>
  );
}

function Figure(props: { name: string; formula: string; value: string | number }) {
  return (
    <div title={props.formula}>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
