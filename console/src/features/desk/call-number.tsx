import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { Phone } from 'lucide-react';
import { useCalling } from '@/shared/calling/use-calling';
import { callingWords } from '@/shared/calling/words';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { sideWords } from './side-words';
import css from './side.module.css';

/** Calls a number that is typed in, for one of the agent's queues, whose rules then hold. */
export function CallNumber({ queues }: { queues: readonly string[] }) {
  const t = useWords(sideWords);
  const calling = useWords(callingWords);
  const names = useNames();
  const { reason, pending, call } = useCalling();
  const [number, setNumber] = useState('');
  const [chosen, setChosen] = useState('');
  const queue = queues.includes(chosen) ? chosen : (queues[0] ?? '');
  const wanted = number.trim();
  const act = async () => {
    if (await call(wanted, queue)) setNumber('');
  };
  return (
    <Panel title={t('callNumber')}>
      <form
        className={css.call}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted && !reason) void act();
        }}
      >
        <Input
          type="tel"
          autoComplete="off"
          aria-label={t('numberToCall')}
          placeholder={t('numberExample')}
          maxLength={30}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        {queues.length > 1 && (
          <Select
            aria-label={t('callFor')}
            value={queue}
            options={queues.map((id) => ({ value: id, label: names.queue(id) }))}
            onChange={setChosen}
          />
        )}
        <Button
          htmlType="submit"
          icon={<Phone size={14} aria-hidden />}
          loading={pending}
          disabled={reason !== '' || !wanted}
          title={reason ? calling(reason) : undefined}
        >
          {calling('call')}
        </Button>
        {reason && <p className={css.muted}>{calling(reason)}</p>}
      </form>
    </Panel>
  );
}
