import { useState } from 'react';
import { Button, Input } from 'antd';
import { Link2 } from 'lucide-react';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { caseWords } from '@/shared/cases/words';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import css from './case.module.css';

/** Days that a link holds. */
const DAYS = 30;

interface Made {
  link: string;
  until: number;
}

/** The customer's own page of the case: a link that is made here, shown once and ends (KA-28). */
export function CustomerLink({ id }: { id: string }) {
  const t = useWords(caseWords);
  const language = useLanguage();
  const [made, setMade] = useState<Made | null>(null);
  const make = () =>
    answer(
      api.POST('/api/v1/cases/{id}/customer-link', {
        params: { path: { id } },
        body: { days: DAYS },
      }),
    ).then(setMade, (error: unknown) => showNotice(errorCode(error)));
  const until = (at: number) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at * 1000));
  return (
    <Panel title={t('customerLink')}>
      <p className={css.muted}>{t('customerLinkHint', { days: DAYS })}</p>
      {made ? (
        <>
          <Input
            readOnly
            aria-label={t('customerLink')}
            value={made.link}
            onFocus={({ target }) => target.select()}
          />
          <p className={css.muted}>{t('customerLinkUntil', { day: until(made.until) })}</p>
        </>
      ) : (
        <Button size="small" icon={<Link2 size={14} aria-hidden />} onClick={() => void make()}>
          {t('customerLinkMake')}
        </Button>
      )}
    </Panel>
  );
}
