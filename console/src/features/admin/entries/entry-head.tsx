import { Button } from 'antd';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { listOf, type Entry } from '../document/json';
import { useWriting } from '../document/use-document';
import { adminWords } from '../words';
import css from './entries.module.css';

interface Props {
  list: string;
  id: string;
  name: string;
  /** Called when the entry is taken away. */
  leave: () => void;
}

/** The entries with one of them moved by a step in its list. */
export function moved(entries: Entry[], id: string, step: number): Entry[] {
  const from = entries.findIndex((each) => each.id === id);
  const entry = entries[from];
  const to = from + step;
  if (!entry || to < 0 || to >= entries.length) return entries;
  const rest = entries.filter((_, index) => index !== from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}

/** What an entry is called, and what can be done with the whole of it. It is all draft until stored. */
export function EntryHead({ list, id, name, leave }: Props) {
  const t = useWords(adminWords);
  const { document, edit } = useWriting();
  const entries = listOf(document, list);
  const at = entries.findIndex((each) => each.id === id);
  const move = (step: number) =>
    edit((was) => ({ ...was, [list]: moved(listOf(was, list), id, step) }));
  const remove = () => {
    edit((was) => ({ ...was, [list]: listOf(was, list).filter((each) => each.id !== id) }));
    leave();
  };
  return (
    <header className={css.head}>
      <div>
        <h2>{name}</h2>
        <span className={css.id}>{id}</span>
      </div>
      <Button
        type="text"
        disabled={at <= 0}
        aria-label={t('moveUp')}
        title={t('moveUp')}
        icon={<ArrowUp size={14} aria-hidden />}
        onClick={() => move(-1)}
      />
      <Button
        type="text"
        disabled={at === entries.length - 1}
        aria-label={t('moveDown')}
        title={t('moveDown')}
        icon={<ArrowDown size={14} aria-hidden />}
        onClick={() => move(1)}
      />
      <Button danger type="text" icon={<Trash2 size={14} aria-hidden />} onClick={remove}>
        {t('delete')}
      </Button>
    </header>
  );
}
