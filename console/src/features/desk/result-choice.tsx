import { Check } from 'lucide-react';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useShortcuts } from '@/shared/keys/use-shortcuts';
import { usePrefs } from '@/shared/prefs/prefs';
import { Key } from '@/shared/ui/marks';
import { deskWords } from './words';
import css from './register.module.css';

const KEYS = 9;

interface ChoiceProps {
  value: string;
  onChange: (value: string) => void;
}

/** The results that fit the queue, the first nine on the keys 1-9. */
export function ResultChoice(props: ChoiceProps & { queue: string; required: boolean }) {
  const { queue, required, value, onChange } = props;
  const t = useWords(deskWords);
  const language = useLanguage();
  const { shortcuts } = usePrefs();
  const { dispositions } = useHouse();
  const fitting = dispositions.filter(({ queues }) => !queues?.length || queues.includes(queue));
  useShortcuts(
    Object.fromEntries(
      fitting.slice(0, KEYS).map(({ id }, index) => [String(index + 1), () => onChange(id)]),
    ),
  );
  return (
    <fieldset className={css.field}>
      <legend className={css.label}>
        {t('result')} {required && <span className={css.required}>{t('required')}</span>}
      </legend>
      {fitting.length === 0 && <p className={css.hint}>{t('noDispositions')}</p>}
      {fitting.map(({ id, name }, index) => (
        <label key={id} className={css.result}>
          <input
            type="radio"
            name="disposition"
            value={id}
            checked={id === value}
            aria-keyshortcuts={shortcuts && index < KEYS ? String(index + 1) : undefined}
            onChange={() => onChange(id)}
          />
          {shortcuts && index < KEYS && <Key>{index + 1}</Key>}
          <span>{nameIn(name, language)}</span>
          {id === value && <Check size={14} aria-hidden />}
        </label>
      ))}
    </fieldset>
  );
}

/** What solved it (FL-24): agent knowledge, customer database, archive or a case. Choosing again takes it back. */
export function ResolutionChoice({ value, onChange }: ChoiceProps) {
  const t = useWords(deskWords);
  const language = useLanguage();
  const { resolution_sources: sources } = useHouse();
  return (
    <div className={css.field} role="group" aria-label={t('resolution')}>
      <span className={css.label}>{t('resolution')}</span>
      <div className={css.sources}>
        {sources.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={css.source}
            aria-pressed={id === value}
            onClick={() => onChange(id === value ? '' : id)}
          >
            {nameIn(name, language)}
          </button>
        ))}
      </div>
    </div>
  );
}
