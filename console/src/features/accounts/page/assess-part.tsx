import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useLanguage } from '@/shared/i18n/language';
import { useNames } from '@/shared/house/names';
import { day } from '../format';
import { FITS, type AccountPage, type Qualification } from '../kinds';
import { assessWords } from './assess-words';
import type { Kind } from './own-things';
import { Ratings } from './ratings';
import { ThingsPanel } from './things-panel';
import css from './page.module.css';

/** What we think of an account: marks for a nomination, and the form before it is developed. */
export function AssessPart({ page }: { page: AccountPage }) {
  return (
    <div className={css.stack}>
      <Ratings page={page} />
      <Qualifications page={page} />
    </div>
  );
}

const TEXTS = [
  'strength',
  'industry',
  'similar',
  'prospects',
  'operation',
  'structure',
  'deciders',
  'decision',
  'note',
] as const;

function useQualificationKind(industry: string): Kind<Qualification> {
  const t = useWords(assessWords);
  const code = useCodeWords(assessWords);
  const area = (name: (typeof TEXTS)[number]) =>
    ({ key: name, label: t(name), kind: 'area' }) as const;
  const count = (name: 'employees' | 'field_staff') =>
    ({ key: name, label: t(name), kind: 'count', min: 0 }) as const;
  return {
    word: 'qualifications',
    fields: [
      area('strength'),
      count('employees'),
      count('field_staff'),
      { key: 'industry', label: t('industry') },
      area('similar'),
      area('prospects'),
      area('operation'),
      area('structure'),
      area('deciders'),
      area('decision'),
      {
        key: 'fit',
        label: t('fit'),
        kind: 'choice',
        options: FITS.map((one) => [one, code('fit', one, one)]),
      },
      area('note'),
    ],
    fresh: {
      ...Object.fromEntries(TEXTS.map((name) => [name, ''])),
      industry,
      employees: 0,
      field_staff: 0,
      fit: 'undecided',
    },
    toBody: (values) => values,
    of: (page) => page.qualifications,
  };
}

/** The form that is filled in before an account is developed, the latest first (DA-05, KA-26). */
function Qualifications({ page }: { page: AccountPage }) {
  const t = useWords(assessWords);
  const code = useCodeWords(assessWords);
  const names = useNames();
  const language = useLanguage();
  return (
    <ThingsPanel
      kind={useQualificationKind(page.account.industry)}
      account={page.account.id}
      title={t('forms')}
      add={t('addForm')}
      none={t('formsNone')}
      things={page.qualifications}
      name={({ at }) => t('form', { when: day(at, language) })}
      columns={[
        { name: t('when'), cell: ({ at }) => day(at, language) },
        { name: t('by'), cell: ({ by }) => names.user(by) },
        { name: t('fit'), cell: ({ fit }) => code('fit', fit, fit) },
        { name: t('employees'), cell: ({ employees }) => employees || '', as: 'number' },
        { name: t('strength'), cell: ({ strength }) => strength, as: 'wrap' },
        { name: t('prospects'), cell: ({ prospects }) => prospects, as: 'wrap' },
        { name: t('deciders'), cell: ({ deciders }) => deciders, as: 'wrap' },
      ]}
    />
  );
}
