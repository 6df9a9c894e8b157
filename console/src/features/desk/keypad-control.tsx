import { Grip } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { usePhone } from '@/shared/phone/use-phone';
import { Control } from './control';
import { sideWords } from './side-words';

/** Opens the keypad where the browser is the phone; elsewhere it says why not. */
export function KeypadControl({ open, toggle }: { open: boolean; toggle: () => void }) {
  const t = useWords(sideWords);
  const phone = usePhone();
  const reason = phone.kind === 'none' ? 'keypadNoPhone' : phone.inCall ? '' : 'keypadNoCall';
  return (
    <Control
      name="keypad"
      label={t('keypad')}
      icon={Grip}
      reason={reason}
      {...(reason && { reasonText: t(reason) })}
      expanded={open && !reason}
      onClick={toggle}
    />
  );
}
