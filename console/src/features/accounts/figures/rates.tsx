import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import type { components } from '@/shared/api/schema';
import { dayOf } from '../format';
import { figureWords } from './words';
import css from '@/shared/page/page.module.css';

interface Props {
  rates: readonly components['schemas']['ExchangeRate'][];
  own: string;
}

/** By which rates amounts were converted, and of which day they are; nothing where none was. */
export function Rates({ rates, own }: Props) {
  const t = useWords(figureWords);
  const language = useLanguage();
  if (rates.length === 0) return null;
  return (
    <p className={css.muted}>
      {t('rates')}{' '}
      {rates
        .map(({ currency, rate, on }) =>
          t('rate', { currency, rate, own, on: dayOf(on, language) }),
        )
        .join(' · ')}
    </p>
  );
}
