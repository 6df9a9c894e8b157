import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { day } from '../format';
import { followWords } from './follow-words';
import { Rows } from './rows';

/** What was asked for this account, and where it stands: before and after side by side. */
export function ApprovalsPart({ account }: { account: string }) {
  const t = useWords(followWords);
  const code = useCodeWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const found = useQuery({
    queryKey: ['approvals', 'of', account],
    queryFn: async () => {
      const query = { box: 'all', account } as const;
      return (await answer(api.GET('/api/v1/approvals', { params: { query } }))).approvals;
    },
  });
  const text = (name: string, value: unknown) => {
    const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return (name === 'tier' && plain ? names.tier(plain) : plain) || t('nothing');
  };
  return (
    <Rows
      title={t('approvals')}
      none={t('approvalsNone')}
      of={found}
      id={({ id }) => id}
      columns={[t('when'), t('title'), t('before'), t('after'), t('requester'), t('state')]}
      row={(one) => [
        day(one.at, language),
        <span key="subject" title={one.reason}>
          {code('subject', one.subject, one.subject)}
        </span>,
        one.changes.map(({ name, before }) => text(name, before)).join(', '),
        one.changes.map(({ name, after }) => text(name, after)).join(', '),
        names.user(one.requester),
        code('approval', one.state, one.state)
          .replace('{holder}', names.user(one.holder))
          .replace('{requester}', names.user(one.requester)),
      ]}
    />
  );
}
