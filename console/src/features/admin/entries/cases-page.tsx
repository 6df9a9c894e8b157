import { useWords } from '@/shared/i18n/words';
import { mapOf } from '../document/json';
import { useWriting } from '../document/use-document';
import { EntryForm } from '../fields/entry-form';
import { PageHead } from '../states';
import { adminWords } from '../words';
import { CASE_RULES } from './care-places';
import card from '../admin.module.css';

/** How cases run: their deadlines by tier and by type, and who hears of those that are missed. */
export function CasesPage() {
  const t = useWords(adminWords);
  const { document, edit } = useWriting();
  return (
    <>
      <PageHead title={t('page.cases')} />
      <section className={card.card}>
        <EntryForm
          path="case_rules"
          place="case_rules"
          definition="CaseRules"
          groups={CASE_RULES}
          entry={mapOf(document, 'case_rules')}
          onChange={(rules) => edit((was) => ({ ...was, case_rules: rules }))}
        />
      </section>
    </>
  );
}
