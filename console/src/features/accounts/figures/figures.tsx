import { Check, TriangleAlert } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { money } from '../format';
import type { Measures } from './api';
import { numberText, SHARES, shareText, type Behind, type Share } from './kinds';
import { figureWords } from './words';
import css from './figures.module.css';
import page from '@/shared/page/page.module.css';

interface Props {
  measures: Measures;
  of: Behind;
  pick: (name: Behind) => void;
}

/** The measures as tiles; each opens the accounts that it is made of. */
export function Figures(props: Props) {
  const t = useWords(figureWords);
  const language = useLanguage();
  const { business, speed, loyalty } = props.measures;
  const share = (value: number | null) => shareText(value, language);
  return (
    <ul className={css.tiles} aria-label={t('title')}>
      {SHARES.slice(0, 2).map((name) => (
        <ShareTile key={name} {...props} name={name} />
      ))}
      {business.map((each) => (
        <Tile
          key={each.currency}
          {...props}
          name="business"
          title={t('growth', { currency: each.currency })}
          value={share(each.growth)}
          goal={each.goal === null ? null : share(each.goal)}
          missed={each.missed}
          known={each.growth !== null}
          hint={`${t('salesOf', {
            sales: money(each.sales, each.currency, language),
            before: money(each.before, each.currency, language),
          })} · ${t('profitOf', { profit: money(each.profit, each.currency, language) })}`}
        />
      ))}
      {SHARES.slice(2).map((name) => (
        <ShareTile key={name} {...props} name={name} />
      ))}
      <Tile
        {...props}
        name="speed"
        title={t('speed')}
        value={t('hours', { n: numberText(speed.median, language) })}
        goal={speed.goal === null ? null : t('hours', { n: numberText(speed.goal, language) })}
        missed={speed.missed}
        known={speed.median !== null}
        hint={t('speedOf', { p90: numberText(speed.p90, language), n: speed.n })}
      />
      <Tile
        {...props}
        name="loyalty"
        title={t('loyalty')}
        value={numberText(loyalty.index, language)}
        goal={null}
        missed={false}
        known={loyalty.index !== null}
        hint={t('loyaltyOf', {
          length: share(loyalty.length.value),
          frequency: share(loyalty.frequency.value),
          stability: share(loyalty.stability.value),
          repeat: share(loyalty.repeat.value),
        })}
      />
    </ul>
  );
}

function ShareTile({ measures, name, ...rest }: Props & { name: Share }) {
  const t = useWords(figureWords);
  const language = useLanguage();
  const { part, whole, value, goal, missed, hidden } = measures[name];
  return (
    <Tile
      {...rest}
      name={name}
      title={t(name)}
      value={shareText(value, language)}
      goal={goal === null ? null : shareText(goal, language)}
      missed={missed}
      known={value !== null}
      hint={hidden ? t('hidden') : t('of', { part, whole })}
    />
  );
}

interface TileProps {
  of: Behind;
  pick: (name: Behind) => void;
  name: Behind;
  title: string;
  value: string;
  hint: string;
  goal: string | null;
  missed: boolean;
  known: boolean;
}

function Tile({ of, pick, name, title, value, hint, goal, missed, known }: TileProps) {
  const t = useWords(figureWords);
  return (
    <li>
      <button
        type="button"
        className={css.tile}
        aria-pressed={of === name}
        onClick={() => pick(name)}
      >
        <span className={css.muted}>{title}</span>
        <strong>{value}</strong>
        <span className={css.muted}>{hint}</span>
        {goal !== null && (
          <span className={missed ? page.late : css.muted}>
            {missed && <TriangleAlert size={13} aria-label={t('missed')} />}
            {known && !missed && <Check size={13} aria-label={t('reached')} />}{' '}
            {t('goal', { goal })}
          </span>
        )}
      </button>
    </li>
  );
}
