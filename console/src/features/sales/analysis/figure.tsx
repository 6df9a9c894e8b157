import { useQueryState } from '@/shared/table/query-state';
import { useLanguage, type Language } from '@/shared/i18n/language';
import type { Figure } from '../api';
import css from '../sales.module.css';

/** A count that opens its calls. */
export function Count({ n, figure, label }: { n: number; figure: Figure; label: string }) {
  const [, change] = useQueryState();
  if (n === 0) return <>0</>;
  return (
    <button
      type="button"
      className={css.count}
      aria-label={`${label}: ${n}`}
      onClick={() =>
        change({ what: figure.what, of: figure.dimension ?? '', key: figure.key ?? '' }, false)
      }
    >
      {n}
    </button>
  );
}

/** A share as people read it; a dash where there is nothing to divide by. Pure. */
export function percent(share: number | null, language: Language, digits = 0): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(share);
}

export function Share({ of }: { of: number | null }) {
  return <>{percent(of, useLanguage())}</>;
}

/** A bar of a share, beside a number that says it in figures. */
export function Bar({ share, strong = false }: { share: number; strong?: boolean }) {
  return (
    <span className={css.track} aria-hidden>
      <span
        className={strong ? css.strong : css.fill}
        style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }}
      />
    </span>
  );
}
