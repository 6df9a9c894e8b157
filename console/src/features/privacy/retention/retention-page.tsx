import { useState } from 'react';
import { Alert, Button, Popconfirm } from 'antd';
import { FlaskConical, Trash2 } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';
import { State } from '@/shared/ui/state';
import { uiWords } from '@/shared/ui/words';
import { purgeNow, useDryRun, useRefresh, useRules, type Purge } from '../api';
import { privacyPageWords } from '../words';
import { ProofTable } from './proof-table';
import { RuleTable } from './rule-table';
import page from '@/shared/page/page.module.css';
import css from './retention.module.css';

/** How long every category of data is kept, what was deleted of it, and what would go now (EU-04, CN-03). */
export function RetentionPage() {
  const t = useWords(privacyPageWords);
  const rules = useRules();
  const dry = useDryRun();
  const language = useLanguage();
  const [purged, setPurged] = useState<readonly Purge[] | null>(null);
  const tried = dry.data && !dry.isFetching;
  return (
    <>
      <div className={page.bar}>
        {rules.data && (
          <span className={page.muted}>
            {t('region', { region: t(`region.${rules.data.region}`) })}
          </span>
        )}
        <span className={css.acts}>
          <Button
            size="small"
            title={t('dryRunHint')}
            icon={<FlaskConical size={14} aria-hidden />}
            loading={dry.isFetching}
            onClick={() => {
              setPurged(null);
              void dry.refetch();
            }}
          >
            {t('dryRun')}
          </Button>
          <Purging done={setPurged} />
        </span>
      </div>
      {dry.isError && <State of={dry} />}
      {tried && !purged && (
        <Alert
          type="info"
          showIcon
          role="status"
          title={t('dryRunAt', {
            when: moment(dry.dataUpdatedAt / 1000, serverNow(), language),
          })}
        />
      )}
      {purged && <Purged proofs={purged} />}
      <RuleTable of={rules} rules={rules.data?.rules ?? []} foreseen={dry.data} />
      <ProofTable />
    </>
  );
}

function Purging({ done }: { done: (proofs: readonly Purge[]) => void }) {
  const t = useWords(privacyPageWords);
  const ui = useWords(uiWords);
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const purge = async () => {
    setBusy(true);
    try {
      done(await purgeNow());
    } catch (error) {
      showNotice(errorCode(error));
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  return (
    <Popconfirm
      title={t('purgeAsk')}
      description={t('purgeHint')}
      okText={t('purge')}
      okButtonProps={{ danger: true }}
      cancelText={ui('cancel')}
      onConfirm={() => void purge()}
    >
      <Button size="small" danger loading={busy} icon={<Trash2 size={14} aria-hidden />}>
        {t('purge')}
      </Button>
    </Popconfirm>
  );
}

function Purged({ proofs }: { proofs: readonly Purge[] }) {
  const t = useWords(privacyPageWords);
  const code = useCodeWords(privacyPageWords);
  const what = proofs
    .map(({ category, deleted }) => `${code('category', category, category)}: ${deleted}`)
    .join(', ');
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={what ? t('purged', { what }) : t('purgedNone')}
    />
  );
}
