import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { percent } from '../format';
import type { Note, ScoreThen } from './api';
import { coachingWords } from './words';
import css from '../quality.module.css';

/** The agent's score before and after, each with how many evaluations are behind it. */
export function Scores({ of }: { of: NonNullable<Note['scores']> }) {
  const t = useWords(coachingWords);
  const { days, least, before, after, change } = of;
  const points = change === null ? '' : `${change > 0 ? '+' : ''}${(change * 100).toFixed(1)}`;
  return (
    <Panel title={t('scores')}>
      <dl className={css.pair}>
        <Side label={t('before', { days })} of={before} least={least} />
        <Side label={t('after', { days })} of={after} least={least} />
      </dl>
      <p className={css.muted}>{points ? t('change', { n: points }) : t('noChange')}</p>
    </Panel>
  );
}

function Side({ label, of, least }: { label: string; of: ScoreThen; least: number }) {
  const t = useWords(coachingWords);
  return (
    <div>
      <dt>{of.over ? label : `${label} · ${t('running')}`}</dt>
      <dd>
        <strong className={of.enough ? undefined : css.muted}>{percent(of.score)}</strong>
        <span>{t('evaluations', { n: of.evaluations })}</span>
        {!of.enough && <span className={css.muted}>{t('few', { n: least })}</span>}
      </dd>
    </div>
  );
}
