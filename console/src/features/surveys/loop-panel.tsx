import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useLoop, type Survey } from './api';
import { surveyWords } from './words';
import css from './surveys.module.css';
import page from '@/shared/page/page.module.css';

const COUNTS = ['low', 'with_case', 'called_back', 'in_time', 'overdue', 'closed'] as const;

/** How low scores were followed up, as counts. */
export function LoopPanel({ survey, since }: { survey: Survey; since: number }) {
  const t = useWords(surveyWords);
  const found = useLoop(survey.id, since);
  return (
    <Panel title={t('loop')}>
      <State of={found} />
      {found.isSuccess && (
        <dl className={css.loop}>
          {COUNTS.map((name) => (
            <div key={name}>
              <dt>{t(`loop.${name}`)}</dt>
              <dd className={name === 'overdue' && found.data[name] > 0 ? page.late : undefined}>
                {found.data[name]}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('loop.hours')}</dt>
            <dd>
              {found.data.hours === null ? '–' : t('hours', { n: found.data.hours.toFixed(1) })}
            </dd>
          </div>
        </dl>
      )}
    </Panel>
  );
}
