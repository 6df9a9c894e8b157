import { Button } from 'antd';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { Choice } from '@/shared/page/choice';
import { LookFor } from '@/shared/page/look-for';
import { useQueryState } from '@/shared/table/query-state';
import { SECRECIES, STAGES } from '../kinds';
import type { Search } from '../search';
import { accountWords, type AccountWord } from '../words';
import css from '@/shared/page/page.module.css';

const NONE = {
  words: '',
  company: '',
  tier: '',
  manager: '',
  deputy: '',
  stage: '',
  secrecy: '',
  after: '',
};

type Options = Parameters<typeof Choice>[0]['options'];

/** Which accounts are shown. Every choice goes into the address, and back to the first page. */
export function Filters({ search, children }: { search: Search; children: React.ReactNode }) {
  const t = useWords(accountWords);
  const code = useCodeWords(accountWords);
  const [, change] = useQueryState();
  const { agents, tiers } = useHouse();
  const language = useLanguage();
  const people: Options = agents.map(({ id, name }) => [id, name]);
  const choices: readonly (readonly [name: keyof Search & AccountWord, options: Options])[] = [
    ['tier', tiers.map(({ id, name }) => [id, nameIn(name, language) || id])],
    ['manager', people],
    ['deputy', people],
    ['stage', STAGES.map((one) => [one, code('stage', one, one)])],
    ['secrecy', SECRECIES.map((one) => [one, code('secrecy', one, one)])],
  ];
  const narrowed = Object.keys(NONE).some((key) => search[key as keyof Search] !== '');
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <LookFor
        label={t('search')}
        title={t('searchHint')}
        maxLength={200}
        value={search.words}
        look={(words) => change({ words, after: '' })}
      />
      {choices.map(([name, options]) => (
        <Choice key={name} name={name} label={t(name)} value={search[name]} options={options} />
      ))}
      {narrowed && (
        <Button size="small" type="link" onClick={() => change(NONE)}>
          {t('clear')}
        </Button>
      )}
      {children}
    </div>
  );
}
