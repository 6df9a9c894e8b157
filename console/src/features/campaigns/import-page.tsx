import { useRef, useState } from 'react';
import { Alert, Button } from 'antd';
import { Upload } from 'lucide-react';
import { useParams } from 'react-router';
import { errorCode } from '@/shared/api/errors';
import { Fields, type Value, type Values } from '@/shared/form/fields';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { takeList, useCampaign, useRefresh, type ListOrigin, type Report } from './api';
import { ImportPreview } from './import-preview';
import { campaignWords } from './words';
import css from './campaigns.module.css';

const EMPTY: Values = { name: '', source: '', consent: '', consent_on: '', proof: '' };

/** A list for a campaign: where it comes from, then its file looked at row by row, then taken in. */
export function ImportPage() {
  const t = useWords(campaignWords);
  const errorText = useErrorText();
  const refresh = useRefresh();
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  const [origin, setOrigin] = useState(EMPTY);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (chosen: File, confirm: boolean) => {
    const format = formatOf(chosen.name);
    setFault(format ? '' : t('wrongKind'));
    setFile(chosen);
    if (!format) return;
    setBusy(true);
    try {
      setReport(await takeList(id, originOf(origin), chosen, format, confirm));
      if (confirm) await refresh();
    } catch (error) {
      setReport(null);
      setFault(errorText(errorCode(error), error instanceof Error ? error.message : ''));
    }
    setBusy(false);
  };
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
          confirm={() => void send(file, true)}
          again={() => setReport(null)}
        />
      ) : (
        <Chooser
          origin={origin}
          change={(key, value) => setOrigin((old) => ({ ...old, [key]: value }))}
          busy={busy}
          choose={(one) => void send(one, false)}
        />
      )}
    </SectionPage>
  );
}

/** What kind of file a name stands for; '' for none that can be taken in. */
function formatOf(name: string): 'csv' | 'xlsx' | '' {
  const ending = name.toLowerCase().split('.').at(-1);
  return ending === 'csv' || ending === 'xlsx' ? ending : '';
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
  const input = useRef<HTMLInputElement>(null);
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
      <Button
        type="primary"
        loading={busy}
        disabled={!ready}
        icon={<Upload size={14} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {t('choose')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.xlsx"
        aria-label={t('choose')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) choose(file);
          target.value = '';
        }}
      />
      <p>{t('drop')}</p>
      <p className={css.muted}>{t('importHint')}</p>
    </div>
  );
}
