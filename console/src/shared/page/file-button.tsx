import { useRef } from 'react';
import { Button } from 'antd';
import { Upload } from 'lucide-react';

interface Props {
  label: string;
  /** The endings of the files that are shown, as `.csv,.xlsx`. */
  accept: string;
  choose: (file: File) => void;
  busy?: boolean;
  disabled?: boolean;
  primary?: boolean;
}

/** A button that lets the user choose one file; the same file can be chosen again. */
export function FileButton({
  label,
  accept,
  choose,
  busy = false,
  disabled = false,
  primary = false,
}: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        loading={busy}
        disabled={disabled}
        icon={<Upload size={14} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) choose(file);
          target.value = '';
        }}
      />
    </>
  );
}
