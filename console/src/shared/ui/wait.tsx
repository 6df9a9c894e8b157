import { useCallback } from 'react';
import { TriangleAlert } from 'lucide-react';
import { clock } from '../i18n/format';
import { useWords } from '../i18n/words';
import { useTick } from '../live/ticker';
import { uiWords } from './words';
import css from './ui.module.css';

/** A wait that ticks: red, with a sign and words, once past its target (at the target is still within). */
export function Wait({ since, target }: { since: number; target: number | null }) {
  const t = useWords(uiWords);
  const text = useTick(useCallback((now: number) => clock(now - since), [since]));
  const late = useTick(
    useCallback((now: number) => target !== null && now - since > target, [since, target]),
  );
  const title = target === null ? '' : t(late ? 'pastTarget' : 'target', { seconds: target });
  return (
    <span className={late ? css.late : undefined} title={title || undefined}>
      {late && <TriangleAlert size={13} aria-label={title} />}
      <time>{text}</time>
    </span>
  );
}
