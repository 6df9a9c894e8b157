import { day, moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { usePurges } from '../api';
import { privacyPageWords } from '../words';

/** What was deleted because its time was over, the newest first. */
export function ProofTable() {
  const t = useWords(privacyPageWords);
  const code = useCodeWords(privacyPageWords);
  const language = useLanguage();
  const found = usePurges();
  return (
    <Panel title={t('proofs')}>
      <State of={found} />
      {found.data?.length === 0 && <Nothing title={t('proofsNone')} />}
      {found.data && found.data.length > 0 && (
        <ListTable
          label={t('proofs')}
          columns={(['at', 'category', 'before', 'count', 'rule'] as const).map((one) => t(one))}
        >
          {found.data.map((proof) => (
            <tr key={proof.id}>
              <td>{moment(proof.at, serverNow(), language)}</td>
              <td>{code('category', proof.category, proof.category)}</td>
              <td>{day(proof.before, language)}</td>
              <td>{proof.deleted}</td>
              <td>{proof.why}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </Panel>
  );
}
