import { useState } from 'react';
import { Button } from 'antd';
import { answer, api } from '@/shared/api/client';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useRefresh } from '../api';
import { percent } from '../format';
import { accountWords } from '../words';
import page from '@/shared/page/page.module.css';

interface Props {
  part: number;
  months: number;
  /** How many accounts of the report are proposed. */
  proposed: number;
}

/** Asks for a tier for all accounts that the report proposes, with one button: a second person decides (ME-15). */
export function NominateVital({ part, months, proposed }: Props) {
  const t = useWords(accountWords);
  const language = useLanguage();
  const { tiers } = useHouse();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<{ n: number; left: number } | null>(null);
  const send = async (tier: string, reason: string) => {
    const body = { tier, reason, part, months };
    const { approvals, left_out } = await answer(api.POST('/api/v1/pareto/nominations', { body }));
    setAsked({ n: approvals.length, left: left_out });
  };
  const told = { part: percent(part, language), months };
  return (
    <span className={page.bar}>
      <Button type="primary" disabled={proposed === 0} onClick={() => setOpen(true)}>
        {t('nominate', { n: proposed })}
      </Button>
      {asked && (
        <span className={page.muted} role="status">
          {t('nominated', asked)}
        </span>
      )}
      {open && (
        <FormDialog
          title={t('nominate', { n: proposed })}
          intro={t('nominateHint')}
          okText={t('nominateDo')}
          fields={[
            {
              key: 'tier',
              label: t('tier'),
              kind: 'choice',
              options: tiers.map(({ id, name }) => [id, nameIn(name, language) || id] as const),
            },
            { key: 'reason', label: t('nominateWhy'), kind: 'area', required: true },
          ]}
          values={{ tier: tiers[0]?.id ?? 'A', reason: t('nominateBecause', told) }}
          send={({ tier, reason }) => send(String(tier), String(reason))}
          refresh={refresh}
          close={() => setOpen(false)}
        />
      )}
    </span>
  );
}
