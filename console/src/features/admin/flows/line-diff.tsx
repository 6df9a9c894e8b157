import { useMemo } from 'react';
import { useWords } from '@/shared/i18n/words';
import { Hidden } from '@/shared/ui/marks';
import { hunks, lineDiff } from './text';
import { flowWords } from './words';
import css from './flows.module.css';

const SIGNS = { same: ' ', added: '+', removed: '−' };

/** Two texts against each other: the changed lines and a few around them. */
export function LineDiff({ before, after }: { before: string; after: string }) {
  const t = useWords(flowWords);
  const lines = useMemo(() => hunks(lineDiff(before, after)), [before, after]);
  if (before === after) return <p className={css.note}>{t('noDifference')}</p>;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.diff} tabIndex={0} role="region" aria-label={t('difference')}>
      {lines.map((line, index) =>
        line ? (
          <div key={index} className={css[line.kind]}>
            <span aria-hidden>{line.now ?? line.old}</span>
            <span>
              <Hidden>{line.kind === 'same' ? '' : line.kind}</Hidden>
              <span aria-hidden>{SIGNS[line.kind]} </span>
              {line.text}
            </span>
          </div>
        ) : (
          <div key={index} className={css.gap} aria-hidden>
            ⋯
          </div>
        ),
      )}
    </div>
  );
}
