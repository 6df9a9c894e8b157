import { useState } from 'react';
import { Alert } from 'antd';
import { useParams } from 'react-router';
import { Fields, type Value, type Values } from '@/shared/form/fields';
import { useWords } from '@/shared/i18n/words';
import { FileButton } from '@/shared/page/file-button';
import { SectionPage } from '@/shared/page/sections';
import { sheetKind, useTaking } from '@/shared/page/use-taking';
import { takeList, useCampaign, useRefresh, type ListOrigin, type Report } from './api';
import { ImportPreview } from './import-preview';
import { campaignWords } from './words';
import css from './campaigns.module.css';

const EMPTY: Values = { name: '', source: '', consent: '', consent_on: '', proof: '' };

/** A list for a campaign: where it comes from, then its file looked at row by row, then taken in. */
export function ImportPage() {
  const t = useWords(campaignWords);
  const refresh = useRefresh();
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  const [origin, setOrigin] = useState(EMPTY);
  const { file, report, fault, busy, look, confirm, again } = useTaking<Report>({
    send: (chosen, sure) =>
      takeList(id, originOf(origin), chosen, sheetKind(chosen.name) || 'csv', sure),
    kept: refresh,
    refuse: (chosen) => (sheetKind(chosen.name) ? '' : t('wrongKind')),
  });
  const name = campaign.data?.name ?? t('title');
  return (
    <SectionPage
      title={t('takeIn')}
      sections={[
        ['/campaigns', t('title')],
        [`/campaigns/${id}`, name],
        [`/campaigns/${id}/import`, t('takeIn')],
      ]}
    >
      {fault && <Alert type="error" showIcon role="alert" title={fault} />}
      {report && file ? (
        <ImportPreview
          report={report}
          name={file.name}
          busy={busy}
          confirm={confirm}
          again={again}
        />
      ) : (
        <Chooser
          origin={origin}
          change={(key, value) => setOrigin((old) => ({ ...old, [key]: value }))}
          busy={busy}
          choose={look}
        />
      )}
    </SectionPage>
  );
}

function originOf(values: Values): ListOrigin {
  const text = (key: string) => String(values[key] ?? '').trim();
  return {
    name: text('name'),
    source: text('source'),
    consent: text('consent'),
    consent_on: text('consent_on'),
    proof: text('proof'),
  };
}

interface ChooserProps {
  origin: Values;
  change: (key: string, value: Value) => void;
  busy: boolean;
  choose: (file: File) => void;
}

function Chooser({ origin, change, busy, choose }: ChooserProps) {
  const t = useWords(campaignWords);
  const ready = Boolean(originOf(origin).name && originOf(origin).source);
  return (
    <div className={css.chooser}>
      <Fields
        fields={[
          { key: 'name', label: t('name'), required: true },
          { key: 'source', label: t('source'), required: true },
          { key: 'consent', label: t('consent') },
          { key: 'consent_on', label: t('consentOn'), kind: 'day' },
          { key: 'proof', label: t('proof') },
        ]}
        values={origin}
        change={change}
      />
      <FileButton
        primary
        label={t('choose')}
        accept=".csv,.xlsx"
        busy={busy}
        disabled={!ready}
        choose={choose}
      />
      <p>{t('drop')}</p>
      <p className={css.muted}>{t('importHint')}</p>
    </div>
  );
}
