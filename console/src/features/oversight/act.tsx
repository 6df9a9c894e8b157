import type { ReactNode } from 'react';
import { Button } from 'antd';
import { usePending } from '@/shared/live/commands';
import { useWhyNot } from './use-situation';

interface Props {
  /** The command's name, for "pending". */
  name: string;
  label: string;
  /** What it is called where its label does not say to whom it is done. */
  fullLabel?: string;
  /** Why it cannot act: a code, '' when it can. */
  reason: string;
  icon?: ReactNode;
  tone?: 'primary' | 'danger';
  onClick: () => void;
}

/** A button that does something to somebody else: disabled it says why, pressed it is pending. */
export function Act({ name, label, fullLabel, reason, icon, tone, onClick }: Props) {
  const whyNot = useWhyNot();
  const pending = usePending().includes(name);
  return (
    <Button
      size="small"
      type={tone === 'primary' ? 'primary' : 'default'}
      danger={tone === 'danger'}
      icon={icon}
      disabled={reason !== ''}
      loading={pending}
      aria-label={fullLabel}
      title={reason ? whyNot(reason) : (fullLabel ?? label)}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
