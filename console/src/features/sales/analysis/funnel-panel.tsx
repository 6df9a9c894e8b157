import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import type { FunnelStep } from '../api';
import { salesWords } from '../words';
import { Bar, Count, percent } from './figure';
import css from '../sales.module.css';

/** Dialled, answered, right party, interested, sold. */
export function FunnelPanel({ steps }: { steps: readonly FunnelStep[] }) {
  const t = useWords(salesWords);
  const code = useCodeWords(salesWords);
  const language = useLanguage();
  return (
    <Panel title={t('funnel')}>
      <ol className={css.funnel}>
        {steps.map(({ step, calls, of_before, of_dialled }, index) => {
          const name = code('step', step, step);
          return (
            <li key={step}>
              <span>{name}</span>
              <Bar share={of_dialled ?? 0} strong={index === steps.length - 1} />
              <strong>
                <Count n={calls} figure={{ what: step }} label={name} />
              </strong>
              <small>{index > 0 && t('ofBefore', { share: percent(of_before, language) })}</small>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
