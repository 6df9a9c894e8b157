import { useNavigate } from 'react-router';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { openAccount, useAccountFields } from './account-form';
import { EditDialog } from './edit-dialog';
import type { FieldSpec } from '@/shared/form/fields';
import { editWords } from './words';

const ASKED = new Set(['company', 'industry', 'manager', 'deputy', 'segment', 'address']);

/** A new account; afterwards its page opens. */
export function NewAccount({ close }: { close: () => void }) {
  const t = useWords(editWords);
  const navigate = useNavigate();
  const language = useLanguage();
  const { tiers } = useHouse();
  const tier: FieldSpec = {
    key: 'tier',
    label: t('tier'),
    hint: t('tierHint'),
    kind: 'choice',
    options: [
      ['', t('none')],
      ...tiers.map(({ id, name }) => [id, nameIn(name, language) || id] as const),
    ],
  };
  const [company, ...rest] = useAccountFields().filter(({ key }) => ASKED.has(key));
  return (
    <EditDialog
      title={t('newAccount')}
      fields={company ? [company, tier, ...rest] : rest}
      read={{ values: { company: '', tier: '', manager: '', deputy: '' }, version: 0 }}
      save={openAccount}
      close={close}
      done={(made) => void navigate(`/accounts/${(made as { id: string }).id}`)}
    />
  );
}
