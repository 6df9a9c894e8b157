import { Segmented } from 'antd';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage, type Language } from '../i18n/language';

/** Each language in its own name and marked as such. */
export function LanguageSwitch({ onChange }: { onChange: (language: Language) => void }) {
  const language = useLanguage();
  return (
    <Segmented<Language>
      size="small"
      aria-label="Language 语言"
      value={language}
      options={LANGUAGES.map((value) => ({
        value,
        label: <span lang={value}>{LANGUAGE_NAMES[value]}</span>,
      }))}
      onChange={onChange}
    />
  );
}
