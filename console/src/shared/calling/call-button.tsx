import { Button } from 'antd';
import { Phone } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { useCalling } from './use-calling';
import { isWhole } from './whole';
import { callingWords } from './words';

/**
 * Calls a number that stands on the screen; where that cannot be now, it says why.
 * Nothing where the number is not shown whole, or for somebody without a desk.
 */
export function CallButton({ number, queue = '' }: { number: string; queue?: string }) {
  const t = useWords(callingWords);
  const { desk, reason, pending, call } = useCalling();
  if (!desk || !isWhole(number)) return null;
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
