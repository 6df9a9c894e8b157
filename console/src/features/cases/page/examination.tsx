import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import type { Case } from '@/shared/cases/kinds';
import { caseWords } from '@/shared/cases/words';
import css from './case.module.css';

/** What a complaint came from, and what is done so that it does not come again. */
export function Examination({ about }: { about: Case }) {
  const t = useWords(caseWords);
  const found = about.examination;
  if (!found) return null;
  return (
    <Panel title={t('examination')}>
      <p>
        <strong>{t(found.upheld ? 'upheld' : 'notUpheld')}</strong>
      </p>
      <dl className={css.told}>
        <dt>{t('rootCause')}</dt>
        <dd>{found.root_cause}</dd>
        <dt>{t('correctiveAction')}</dt>
        <dd>{found.corrective_action}</dd>
      </dl>
    </Panel>
  );
}
