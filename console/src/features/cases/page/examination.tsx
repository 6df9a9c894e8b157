import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import type { Case } from '@/shared/cases/kinds';
import { caseWords } from '@/shared/cases/words';
import css from './case.module.css';

/** What a complaint came from, and what is done so that it does not come again. */
export function Examination({ about }: { about: Case }) {
  const t = useWords(caseWords);
  const language = useLanguage();
  const { root_causes } = useHouse();
  const found = about.examination;
  if (!found) return null;
  const cause = root_causes.find(({ id }) => id === found.cause);
  return (
    <Panel title={t('examination')}>
      <p>
        <strong>{t(found.upheld ? 'upheld' : 'notUpheld')}</strong>
      </p>
      <dl className={css.told}>
        <dt>{t('rootCause')}</dt>
        <dd>
          {found.cause && <strong>{nameIn(cause?.name, language) || found.cause}: </strong>}
          {found.root_cause}
        </dd>
        <dt>{t('correctiveAction')}</dt>
        <dd>{found.corrective_action}</dd>
      </dl>
      {found.task && <p className={css.muted}>{t('actionTask')}</p>}
    </Panel>
  );
}
