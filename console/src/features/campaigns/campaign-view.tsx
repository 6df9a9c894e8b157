import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { Pause, Pencil, Play, Square, Upload } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { ApiError, errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { State } from '@/shared/ui/state';
import { uiWords } from '@/shared/ui/words';
import { moveCampaign, useCampaign, useRefresh, type Campaign, type CampaignState } from './api';
import { AheadPanel } from './ahead-panel';
import { CampaignForm } from './campaign-form';
import { Lists } from './lists';
import { ProgressPanel } from './progress-panel';
import { Records } from './records';
import { purposeWord } from './kinds';
import { StateMark } from './state-mark';
import { campaignWords } from './words';
import page from '@/shared/page/page.module.css';

/** One campaign: how far it is, its lists, and each record with why it is not dialled. */
export function CampaignView() {
  const t = useWords(campaignWords);
  const { id = '' } = useParams();
  const found = useCampaign(id);
  return (
    <SectionPage
      title={found.data?.name ?? t('title')}
      sections={[
        ['/campaigns', t('title')],
        [`/campaigns/${id}`, found.data?.name ?? t('record')],
      ]}
    >
      <State of={found} />
      {found.data && (
        <>
          <Head campaign={found.data} />
          {found.data.mode === 'predictive' && <AheadPanel campaign={found.data} />}
          <ProgressPanel campaign={found.data} />
          <Lists id={id} />
          <Records id={id} />
        </>
      )}
    </SectionPage>
  );
}

function Head({ campaign }: { campaign: Campaign }) {
  const t = useWords(campaignWords);
  const names = useNames();
  const runs = useMay('run_campaigns');
  const { state, mode, purpose, queue, caller_id } = campaign;
  return (
    <div className={page.bar}>
      <StateMark state={state} />
      <span className={page.muted}>
        {[t(`mode.${mode}`), t(purposeWord(purpose)), names.queue(queue), caller_id]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {runs && <Acts campaign={campaign} />}
    </div>
  );
}

function Acts({ campaign }: { campaign: Campaign }) {
  const t = useWords(campaignWords);
  const ui = useWords(uiWords);
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [changing, setChanging] = useState(false);
  const { id, state, version } = campaign;
  if (state === 'ended') return null;
  const move = async (to: CampaignState) => {
    setBusy(true);
    try {
      await moveCampaign(id, to, version);
    } catch (error) {
      showNotice(errorCode(error), error instanceof ApiError ? error.message : '');
    }
    await refresh();
    setBusy(false);
  };
  const running = state === 'running';
  return (
    <span className={`${page.tools} ${page.push}`}>
      <Button
        size="small"
        icon={<Pencil size={14} aria-hidden />}
        onClick={() => setChanging(true)}
      >
        {t('edit')}
      </Button>
      <Link to={`/campaigns/${id}/import`}>
        <Button size="small" icon={<Upload size={14} aria-hidden />}>
          {t('takeIn')}
        </Button>
      </Link>
      <Button
        size="small"
        type={running ? 'default' : 'primary'}
        loading={busy}
        icon={running ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
        onClick={() => void move(running ? 'paused' : 'running')}
      >
        {t(running ? 'pause' : 'start')}
      </Button>
      <Popconfirm
        title={t('endAsk')}
        description={t('endHint')}
        okText={t('end')}
        cancelText={ui('cancel')}
        onConfirm={() => void move('ended')}
      >
        <Button size="small" danger disabled={busy} icon={<Square size={14} aria-hidden />}>
          {t('end')}
        </Button>
      </Popconfirm>
      {changing && <CampaignForm campaign={campaign} close={() => setChanging(false)} />}
    </span>
  );
}
