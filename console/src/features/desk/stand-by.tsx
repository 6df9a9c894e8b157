import { Button } from 'antd';
import { PhoneForwarded, PhoneOff } from 'lucide-react';
import type { DeskView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { busy } from '@/shared/phone/busy';
import type { HostState } from '@/shared/phone/host';
import { leaveStandBy, standBy, usePhone } from '@/shared/phone/use-phone';
import { Panel } from '@/shared/ui/panel';
import { useNextRecord } from './api/records';
import { standByWords } from './stand-by-words';
import css from './stand-by.module.css';

type Line = 'off' | 'connecting' | 'on' | 'away' | 'talk' | 'wanted' | 'lost';

/** Standing by for campaigns that dial ahead of their agents; nothing without one. */
export function StandByPanel({ desk }: { desk: DeskView }) {
  const t = useWords(standByWords);
  const phone = usePhone();
  const { data } = useNextRecord(desk.agent.presence);
  const campaigns = data?.stand_by ?? [];
  if (!campaigns.length && !desk.stands_by && phone.standBy === 'off') return null;
  const names = campaigns.map(({ name }) => name).join(', ');
  return (
    <Panel title={t('title')}>
      {phone.kind === 'none' || phone.status.state === 'elsewhere' ? (
        <Elsewhere stands={desk.stands_by} kind={phone.kind} />
      ) : (
        <Here desk={desk} phone={phone} names={names} />
      )}
    </Panel>
  );
}

/** The line stands on the table or in another tab: here it is only told. */
function Elsewhere({ stands, kind }: { stands: boolean; kind: HostState['kind'] }) {
  const t = useWords(standByWords);
  const [there, not] =
    kind === 'none' ? (['on', 'telephone'] as const) : (['standsElsewhere', 'elsewhere'] as const);
  return (
    <p role="status" className={css.said}>
      {t(stands ? there : not)}
    </p>
  );
}

function Here({ desk, phone, names }: { desk: DeskView; phone: HostState; names: string }) {
  const t = useWords(standByWords);
  const line = lineOf(desk, phone);
  const starts = line === 'off' || line === 'lost' || line === 'connecting';
  const why = starts ? whyNot(desk, phone) : '';
  const off = names ? t('off', { campaigns: names }) : t('offNoCampaign');
  const Icon = starts ? PhoneForwarded : PhoneOff;
  return (
    <>
      <p role={line === 'lost' ? 'alert' : 'status'} className={`${css.said} ${css[line] ?? ''}`}>
        {line === 'off' ? off : t(line)}
      </p>
      <Button
        block
        type={starts ? 'primary' : 'default'}
        icon={<Icon size={14} aria-hidden />}
        loading={line === 'connecting'}
        disabled={why !== '' || (!starts && busy(desk))}
        title={why ? t(why) : undefined}
        onClick={starts ? standBy : leaveStandBy}
      >
        {t(starts ? (line === 'lost' ? 'again' : 'standBy') : 'leave')}
      </Button>
    </>
  );
}

/** Whether the line stands is the service's to say; what becomes of it, the phone's. */
function lineOf(desk: DeskView, { standBy: wish }: HostState): Line {
  if (desk.stands_by && busy(desk)) return 'talk';
  if (desk.stands_by) return desk.agent.presence === 'available' ? 'on' : 'away';
  return wish === 'on' ? 'connecting' : wish;
}

function whyNot({ agent }: DeskView, { status }: HostState): '' | 'notReady' | 'offline' {
  if (agent.presence === 'offline') return 'offline';
  return status.state === 'ready' ? '' : 'notReady';
}
