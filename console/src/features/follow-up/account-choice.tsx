import { useAccountNames } from '@/shared/customer/account-names';
import { useWords } from '@/shared/i18n/words';
import { Choice } from '@/shared/page/choice';
import { followWords } from './words';

/** Of which account: for those who may look accounts up. */
export function AccountChoice({ account }: { account: string }) {
  const t = useWords(followWords);
  const accounts = useAccountNames();
  if (accounts.all.length === 0) return null;
  return <Choice name="account" label={t('account')} value={account} options={accounts.all} />;
}
