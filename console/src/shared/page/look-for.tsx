import { useState } from 'react';
import { Input, type InputProps } from 'antd';
import { Search } from 'lucide-react';
import css from './page.module.css';

interface Props extends Pick<InputProps, 'title' | 'disabled' | 'inputMode' | 'maxLength'> {
  label: string;
  value: string;
  look: (text: string) => void;
}

/** A field whose words are looked for on Enter or when it is left: not at every key. */
export function LookFor(props: Props) {
  return <Field key={props.value} {...props} />;
}

function Field({ label, value, look, ...rest }: Props) {
  const [text, setText] = useState(value);
  const go = () => text.trim() !== value && look(text.trim());
  return (
    <Input
      size="small"
      className={css.look ?? ''}
      aria-label={label}
      placeholder={label}
      allowClear
      prefix={<Search size={13} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={go}
      onPressEnter={go}
      onClear={() => look('')}
      {...rest}
    />
  );
}
