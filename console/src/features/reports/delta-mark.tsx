import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import type { Column } from './api';
import type { Delta } from './delta';
import { moved, movedShare } from './figures';
import { reportWords } from './words';
import css from './reports.module.css';
import ui from '@/shared/ui/ui.module.css';

interface Props {
  unit: Column['unit'];
  delta: Delta;
  /** With the part by which it moved, and whether that is better. */
  long?: boolean;
}

/** How a number moved since the span before: an arrow, the difference, and in words whether it is better. */
export function DeltaMark({ unit, delta, long = false }: Props) {
  const t = useWords(reportWords);
  const language = useLanguage();
  const { verdict, by } = delta;
  const share = long ? movedShare(delta, language) : '';
  const difference = moved(unit, delta, language) + (unit === 'share' ? ` ${t('points')}` : '');
  if (verdict === 'same') return <span className={css.delta}>= {t('delta.same')}</span>;
  const said = verdict === 'other' ? '' : t(`delta.${verdict}`);
  return (
    <span className={`${css.delta} ${css[verdict] ?? ''}`}>
      <span aria-hidden>{by > 0 ? '▲' : '▼'}</span> {difference}
      {share && ` (${share})`}
      {said && <span className={long ? undefined : ui.hidden}> {said}</span>}
    </span>
  );
}
