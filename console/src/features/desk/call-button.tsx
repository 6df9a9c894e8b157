import { Button } from 'antd';
import { Phone } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { sideWords } from './side-words';
import { useCalling } from './use-calling';

/** Calls a number that stands on the screen; where that cannot be, it says why. */
export function CallButton({ number, queue = '' }: { number: string; queue?: string }) {
  const t = useWords(sideWords);
  const { reason, pending, call } = useCalling();
  const name = t('callThis', { number });
  return (
    <Button
      type="text"
      size="small"
      aria-label={name}
      title={reason ? t(reason) : name}
      disabled={reason !== '' || pending}
      icon={<Phone size={14} aria-hidden />}
      onClick={() => void call(number, queue)}
    />
  );
}
