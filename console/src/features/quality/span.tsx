import { Input } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useQueryState } from '@/shared/table/query-state';
import { qualityWords } from './words';
import page from '@/shared/page/page.module.css';

const DAY = 86_400;
const dayText = (at: number) => new Date(at * 1000).toISOString().slice(0, 10);
const dayStart = (text: string) => new Date(`${text}T00:00:00`).getTime() / 1000;

export interface ChosenSpan {
  from: string;
  until: string;
  /** Seconds UTC: `since` included, `before` not. */
  span: { since: number; before: number };
}

/** The days in the address, to begin with the last so many. */
export function useSpan(days: number): ChosenSpan {
  const [params] = useQueryState();
  const today = Math.floor(serverNow());
  const from = params.get('from') ?? dayText(today - days * DAY);
  const until = params.get('until') ?? dayText(today);
  return { from, until, span: { since: dayStart(from), before: dayStart(until) + DAY } };
}

/** The two days of a span; a change goes into the address. */
export function SpanFields({ of }: { of: ChosenSpan }) {
  const t = useWords(qualityWords);
  const [, change] = useQueryState();
  return (['from', 'until'] as const).map((name) => (
    <Input
      key={name}
      type="date"
      size="small"
      className={page.choice ?? ''}
      aria-label={t(name)}
      value={of[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  ));
}
