import { LoaderCircle, type LucideIcon } from 'lucide-react';
import { useReasonText } from '@/shared/i18n/error-words';
import { usePending } from '@/shared/live/commands';
import { usePrefs } from '@/shared/prefs/prefs';
import { Key } from '@/shared/ui/marks';
import css from './control.module.css';

export interface ControlProps {
  /** The command's name, for "pending". */
  name: string;
  label: string;
  icon: LucideIcon;
  /** Why it cannot act: a code, or '' when it can. */
  reason: string;
  /** The reason in words, where it is not a code of the service. */
  reasonText?: string;
  shortcut?: string;
  tone?: 'danger' | 'on';
  expanded?: boolean;
  onClick: () => void;
}

/** One button of the call. Disabled it says why in its title; pressed it is pending until the feed answers. */
export function Control(props: ControlProps) {
  const { name, label, icon, reason, reasonText, shortcut, tone, expanded, onClick } = props;
  const reasonFor = useReasonText();
  const { shortcuts } = usePrefs();
  const pending = usePending().includes(name);
  const Icon = pending ? LoaderCircle : icon;
  const why = reason ? (reasonText ?? reasonFor(reason)) : '';
  return (
    <button
      type="button"
      className={`${css.control} ${tone ? css[tone] : ''}`}
      disabled={reason !== ''}
      title={why || label}
      aria-busy={pending}
      aria-expanded={expanded}
      aria-keyshortcuts={shortcuts ? shortcut?.toUpperCase() : undefined}
      onClick={pending ? undefined : onClick}
    >
      <Icon size={18} aria-hidden className={pending ? css.spin : ''} />
      <span>{label}</span>
      {shortcuts && shortcut && !reason && (
        <span className={css.key}>
          <Key>{shortcut.toUpperCase()}</Key>
        </span>
      )}
    </button>
  );
}
