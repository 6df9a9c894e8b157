import { useState } from 'react';
import { Button } from 'antd';
import { ListStart, Phone, SkipForward } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import type { DeskView } from '@/shared/api/types';
import { useCalling } from '@/shared/calling/use-calling';
import { callingWords } from '@/shared/calling/words';
import { useWords } from '@/shared/i18n/words';
import { runCommand } from '@/shared/live/commands';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import {
  dialRecord,
  takeNext,
  useNextRecord,
  useRecordAnswer,
  type NextRecord,
} from './api/records';
import { RecordFacts } from './record-facts';
import { recordWords } from './record-words';
import { SkipDialog } from './skip-dialog';
import css from './records.module.css';

/** The next record of a preview campaign: taken, seen, then dialled or skipped. Nothing without a campaign. */
export function NextRecordPanel({ desk }: { desk: DeskView }) {
  const t = useWords(recordWords);
  const mark = desk.agent.presence;
  const { data } = useNextRecord(mark);
  if (!data || (data.campaigns.length === 0 && !data.record)) return null;
  return (
    <Panel title={data.campaign ? t('record', { name: data.campaign.name }) : t('title')}>
      {data.record ? <Shown found={data} mark={mark} /> : <Choice found={data} mark={mark} />}
    </Panel>
  );
}

interface Props {
  found: NextRecord;
  mark: string;
}

function Choice({ found, mark }: Props) {
  const t = useWords(recordWords);
  const { put } = useRecordAnswer(mark);
  const [busy, setBusy] = useState('');
  const [none, setNone] = useState(false);
  const take = async (campaign: string) => {
    setBusy(campaign);
    try {
      const next = await takeNext(campaign);
      setNone(!next.record);
      put(next);
    } catch (error) {
      showNotice(errorCode(error));
    }
    setBusy('');
  };
  return (
    <div className={css.choice}>
      {found.campaigns.map(({ id, name }) => (
        <Button
          key={id}
          icon={<ListStart size={14} aria-hidden />}
          loading={busy === id}
          disabled={busy !== '' && busy !== id}
          onClick={() => void take(id)}
        >
          {t('nextOf', { name })}
        </Button>
      ))}
      <p role="status" className={css.muted}>
        {none && t('none')}
      </p>
    </div>
  );
}

function Shown({ found: { record, number }, mark }: Props) {
  const t = useWords(recordWords);
  const calling = useWords(callingWords);
  const { reason, pending } = useCalling();
  const { again } = useRecordAnswer(mark);
  const [skipping, setSkipping] = useState(false);
  if (!record) return null;
  const dial = async () => {
    await runCommand('call', () => dialRecord(record.id));
    await again();
  };
  return (
    <>
      <RecordFacts record={record} number={number} />
      <div className={css.acts}>
        <Button
          type="primary"
          icon={<Phone size={14} aria-hidden />}
          loading={pending}
          disabled={reason !== ''}
          title={reason ? calling(reason) : undefined}
          onClick={() => void dial()}
        >
          {t('dial')}
        </Button>
        <Button icon={<SkipForward size={14} aria-hidden />} onClick={() => setSkipping(true)}>
          {t('skip')}
        </Button>
        {reason && <span className={css.muted}>{calling(reason)}</span>}
      </div>
      {skipping && (
        <SkipDialog record={record.id} refresh={again} close={() => setSkipping(false)} />
      )}
    </>
  );
}
