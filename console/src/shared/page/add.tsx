import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import css from './page.module.css';

interface Props {
  name: string;
  /** The form that the button opens. */
  children: (close: () => void) => ReactNode;
}

/** The button at the end of a bar that adds to the list below it. */
export function Add({ name, children }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button
        size="small"
        type="primary"
        className={css.push ?? ''}
        icon={<Plus size={14} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {name}
      </Button>
      {adding && children(() => setAdding(false))}
    </>
  );
}
