import type { Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useWords } from '@/shared/i18n/words';
import { addRecord, useRefresh } from './api';
import { campaignWords } from './words';

const FIELDS = ['name', 'company', 'numbers', 'region', 'consent', 'consent_on', 'proof'] as const;
const LABELS = {
  name: 'name',
  company: 'company',
  numbers: 'number',
  region: 'region',
  consent: 'consent',
  consent_on: 'consentOn',
  proof: 'proof',
} as const;

/** Somebody is added to a list by hand; what is left empty is the list's. */
export function AddRecord({ list, close }: { list: string; close: () => void }) {
  const t = useWords(campaignWords);
  const refresh = useRefresh();
  const send = ({ numbers, ...values }: Values) => {
    const said = (key: (typeof FIELDS)[number]) => String(values[key] ?? '').trim();
    return addRecord(list, {
      name: said('name'),
      company: said('company'),
      numbers: Array.isArray(numbers) ? numbers : [],
      region: said('region'),
      consent: said('consent'),
      consent_on: said('consent_on'),
      proof: said('proof'),
      language: '',
      zone: '',
      source: '',
      fields: {},
    });
  };
  return (
    <FormDialog
      title={t('addRecord')}
      okText={t('addRecord')}
      fields={FIELDS.map((key) => ({
        key,
        label: t(LABELS[key]),
        ...(key === 'numbers' && { kind: 'words' as const, required: true }),
        ...(key === 'consent_on' && { kind: 'day' as const }),
      }))}
      values={Object.fromEntries(FIELDS.map((key) => [key, key === 'numbers' ? [] : '']))}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
