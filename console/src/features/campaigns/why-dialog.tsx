import { useState } from 'react';
import { Button, Input, Modal } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { State } from '@/shared/ui/state';
import {
  reopenRecord,
  useRecord,
  useRefresh,
  withdrawRecord,
  type CallRecord,
  type WhyNot,
} from './api';
import { useResult } from './progress-panel';
import { campaignWords } from './words';
import { fill } from '@/shared/i18n/words';
import css from './campaigns.module.css';

interface Props {
  id: string;
  who: string;
  close: () => void;
}

/** Why a record is not dialled: every reason that holds now, its attempts, and what can be done. */
export function WhyDialog({ id, who, close }: Props) {
  const t = useWords(campaignWords);
  const found = useRecord(id);
  return (
    <Modal open width={600} title={t('whyNotOf', { name: who })} footer={null} onCancel={close}>
      <State of={found} />
      {found.data && (
        <div className={css.why}>
          <Reasons reasons={found.data.why_not} />
          <Attempts record={found.data.record} />
          <Consent record={found.data.record} />
          <Acts record={found.data.record} close={close} />
        </div>
      )}
    </Modal>
  );
}

function Reasons({ reasons }: { reasons: readonly WhyNot[] }) {
  const t = useWords(campaignWords);
  const code = useCodeWords(campaignWords);
  const language = useLanguage();
  const names = useNames();
  const result = useResult();
  if (reasons.length === 0) return <p role="status">{t('nothingAgainst')}</p>;
  const detailOf = ({ code: why, detail }: WhyNot) =>
    why === 'reserved' ? names.agent(detail) : result(detail);
  return (
    <ul role="status">
      {reasons.map((reason) => (
        <li key={reason.code}>
          {fill(code('why', reason.code, reason.code), { detail: detailOf(reason) })}
          {Boolean(reason.until) && (
            <span className={css.muted}>
              {' '}
              {t('until', { time: moment(reason.until, serverNow(), language) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Attempts({ record: { attempts } }: { record: CallRecord }) {
  const t = useWords(campaignWords);
  const language = useLanguage();
  const names = useNames();
  const result = useResult();
  if (attempts.length === 0) return null;
  return (
    <div>
      <h3>{t('tries')}</h3>
      <ol>
        {attempts.map(({ contact, at, number, agent, result: came }) => (
          <li key={contact}>
            {[moment(at, serverNow(), language), number, names.agent(agent), came && result(came)]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Consent({ record: { consent, source, denied } }: { record: CallRecord }) {
  const t = useWords(campaignWords);
  const told = [consent.how, consent.proof].filter(Boolean).join(', ') || t('noConsent');
  return (
    <p className={css.muted}>
      {t('source')}: {source || '–'} · {t('consent')}: {told}
      {denied?.words && ` · ${denied.rule}: ${denied.words}`}
    </p>
  );
}

function Acts({ record: { id, state }, close }: { record: CallRecord; close: () => void }) {
  const t = useWords(campaignWords);
  const refresh = useRefresh();
  const runs = useMay('run_campaigns');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  if (!runs || state === 'dialling') return null;
  const over = state === 'done' || state === 'withdrawn';
  const act = async () => {
    setBusy(true);
    try {
      await (over ? reopenRecord(id) : withdrawRecord(id, reason.trim()));
      close();
    } catch (error) {
      showNotice(errorCode(error));
    }
    await refresh();
    setBusy(false);
  };
  return (
    <div className={css.acts}>
      {!over && (
        <Input
          aria-label={t('reason')}
          placeholder={t('reason')}
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <Button
        danger={!over}
        loading={busy}
        disabled={!over && !reason.trim()}
        onClick={() => void act()}
      >
        {t(over ? 'reopen' : 'withdraw')}
      </Button>
    </div>
  );
}
