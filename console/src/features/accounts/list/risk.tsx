import { Popover } from 'antd';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Dot } from '@/shared/ui/marks';
import { levelOf, type Health } from '../kinds';
import { accountWords } from '../words';
import page from '@/shared/page/page.module.css';
import css from '../accounts.module.css';

const COLOURS = { good: 'available', watch: 'offered', high: 'bad' } as const;

/** The churn score in a word and a number; a click or Enter tells what moved it. */
export function Risk({ health }: { health: Health }) {
  const t = useWords(accountWords);
  const code = useCodeWords(accountWords);
  const level = levelOf(health.risk);
  const risk = Math.round(health.risk);
  const name = t('riskOf', { level: code('level', level, level), risk });
  return (
    <Popover
      trigger="click"
      arrow={false}
      title={t('riskWhy')}
      content={<Reasons health={health} />}
    >
      <button type="button" className={css.risk} aria-label={`${t('risk')}: ${name}`} title={name}>
        <Dot color={COLOURS[level]} hollow={level === 'good'} />
        {code('level', level, level)} {risk}
      </button>
    </Popover>
  );
}

/** Every sign that adds to the score, the heaviest first. */
export function Reasons({ health }: { health: Health }) {
  const t = useWords(accountWords);
  const code = useCodeWords(accountWords);
  if (health.reasons.length === 0) return <p className={page.muted}>{t('riskNone')}</p>;
  return (
    <ul className={css.reasons}>
      {health.reasons.map(({ id, points, most }) => (
        <li key={id}>
          <span>{code('sign', id, id)}</span>
          <span className={page.muted}>{t('points', { points, most })}</span>
          <span className={css.meter} aria-hidden>
            <span style={{ width: `${(100 * points) / most}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
