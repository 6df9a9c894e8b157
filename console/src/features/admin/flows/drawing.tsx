import { useWords } from '@/shared/i18n/words';
import { flowWords } from './words';
import css from './flows.module.css';

/** The service's drawing, as a picture: nothing in it can run. */
export function Drawing({ name, svg }: { name: string; svg: string }) {
  const t = useWords(flowWords);
  if (!svg) return <p className={css.note}>{t('noDrawing')}</p>;
  return (
    // The picture can be larger than its frame: it is scrolled by keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.drawing} tabIndex={0} role="region" aria-label={t('drawing', { name })}>
      <img
        alt={t('drawing', { name })}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
      />
    </div>
  );
}
