import { useEffect, useState } from 'react';
import { Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { errorCode } from '../api/errors';
import { useErrorText } from '../i18n/error-words';
import { useWords } from '../i18n/words';
import { formWords } from './words';
import css from './form.module.css';

export type Options = readonly (readonly [value: string, label: string])[];

/** Looks things up by what was typed; '' finds what to begin with. */
export interface Finder {
  /** What is looked up: answers are kept under this name. */
  name: string;
  find: (typed: string) => Promise<Options>;
}

interface Props {
  id?: string | undefined;
  label?: string;
  finder: Finder;
  value: string;
  /** What the value is called while it is not among what was found. */
  called?: string | undefined;
  change: (value: string) => void;
}

/** Milliseconds without a key after which a look-up begins. */
const PAUSE = 250;

/** A choice among more than a list can hold: the service looks for what is typed. */
export function SearchChoice({ id, label, finder, value, called, change }: Props) {
  const t = useWords(formWords);
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState<readonly [string, string] | null>(null);
  const sought = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ['choice', finder.name, sought],
    queryFn: () => finder.find(sought),
    placeholderData: keepPreviousData,
  });
  const options = found.data ?? [];
  const name = known?.[0] === value ? known[1] : (called ?? value);
  const missing = value && !options.some(([one]) => one === value);
  const nothing = found.isError ? errorText(errorCode(found.error)) : t('nothingFound');
  return (
    <Select<string>
      {...(id && { id })}
      {...(label && { 'aria-label': label })}
      className={css.full ?? ''}
      allowClear
      placeholder={t('typeToFind')}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={found.isPending ? t('looking') : nothing}
      value={value || null}
      options={(missing && !typed ? [[value, name] as const, ...options] : options).map(
        ([one, text]) => ({ value: one, label: text }),
      )}
      labelRender={({ label: shown, value: one }) => shown ?? (one === value ? name : one)}
      onChange={(next: string | undefined) => {
        setKnown(options.find(([one]) => one === next) ?? null);
        setTyped('');
        change(next ?? '');
      }}
    />
  );
}

/** A text once nobody has changed it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
