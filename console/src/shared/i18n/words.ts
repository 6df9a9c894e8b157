import { useCallback } from 'react';
import type { Words } from '../api/types';
import { useLanguage, type Language } from './language';

type Sentences = Record<string, string>;
export type Params = Record<string, string | number>;

/** The sentences of one part of the console, in every language, with the same keys. */
export type Dictionary<S extends Sentences> = Record<Language, S>;

/** Checks at compile time that both languages have the same keys. `{name}` is filled in. */
export function dictionary<S extends Sentences>(
  en: S,
  zh: { [K in keyof S]: string },
): Dictionary<{ [K in keyof S]: string }> {
  return { en, 'zh-CN': zh };
}

export function fill(sentence: string, params: Params = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Returns `t(key, params)` for a dictionary in the language that holds now. */
export function useWords<S extends Sentences>(words: Dictionary<S>) {
  const language = useLanguage();
  return useCallback(
    (key: keyof S & string, params?: Params) => fill(words[language][key] ?? key, params),
    [words, language],
  );
}

/** A sentence for a code that the service chose: `prefix.code`, else what `fallback` says. */
export function useCodeWords<S extends Sentences>(words: Dictionary<S>) {
  const language = useLanguage();
  return useCallback(
    (prefix: string, code: string, fallback: string) =>
      (words[language] as Sentences)[`${prefix}.${code}`] ?? fallback,
    [words, language],
  );
}

/** The name to show out of a name in several languages. */
export function nameIn(names: Words | undefined, language: Language): string {
  return names?.[language] ?? names?.en ?? Object.values(names ?? {})[0] ?? '';
}
