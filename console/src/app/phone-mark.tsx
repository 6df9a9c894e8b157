import { Button } from 'antd';
import { Phone, PhoneOff } from 'lucide-react';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { useDesk } from '@/shared/live/live';
import type { DeskView } from '@/shared/api/types';
import { busy } from '@/shared/phone/busy';
import type { HostState } from '@/shared/phone/host';
import { retryPhone, usePhone } from '@/shared/phone/use-phone';
import { appWords, type AppWord } from './words';
import css from './app.module.css';

function wordFor(phone: HostState, desk: DeskView | null): AppWord {
  if (phone.kind === 'none') return desk?.phone === 'ok' ? 'phone.ready' : 'phone.missing';
  if (phone.status.state === 'ready' && desk?.stands_by && !busy(desk)) return 'phone.standing';
  if (phone.inCall) return 'phone.inCall';
  return `phone.${phone.status.state}`;
}

/** The state of the agent's phone, with a way to try again when it failed. */
export function PhoneMark() {
  const t = useWords(appWords);
  const errorText = useErrorText();
  const phone = usePhone();
  const desk = useDesk();
  const { status } = phone;
  const word = wordFor(phone, desk);
  if (status.state === 'failed') {
    return (
      <Button
        size="small"
        type="text"
        danger
        icon={<PhoneOff size={14} aria-hidden />}
        title={errorText(status.code, status.detail)}
        onClick={retryPhone}
      >
        {t('phone.failed')}
      </Button>
    );
  }
  const Icon = word === 'phone.missing' || word === 'phone.off' ? PhoneOff : Phone;
  return (
    <span className={css.mark}>
      <Icon size={14} aria-hidden />
      {t(word)}
    </span>
  );
}
