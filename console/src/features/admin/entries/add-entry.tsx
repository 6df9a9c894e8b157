import { useState } from 'react';
import { Button, Input, Popover, Select } from 'antd';
import { Plus } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { useOptions } from '../fields/options';
import type { Fixed } from '../fields/spec';
import { adminWords } from '../words';
import css from './entries.module.css';

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

interface Props {
  open: boolean;
  setOpen: (open: boolean) => void;
  taken: string[];
  add: (id: string) => void;
  /** Other ids are as they are allowed to be. */
  pattern?: RegExp;
  /** What there can be one for each of. */
  ids?: Fixed | undefined;
}

/** Asks for the id of a new entry. */
export function AddEntry({ open, setOpen, ...form }: Props) {
  const t = useWords(adminWords);
  return (
    <Popover
      open={open}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      onOpenChange={setOpen}
      title={t('addEntry')}
      content={form.ids ? <Choose {...form} /> : <AddForm {...form} />}
    >
      <Button type="primary" icon={<Plus size={14} aria-hidden />}>
        {t('add')}
      </Button>
    </Popover>
  );
}

type Adding = Omit<Props, 'open' | 'setOpen'>;

/** What an entry is for is chosen from what is still free. */
function Choose({ taken, add, ids }: Adding) {
  const t = useWords(adminWords);
  const free = useOptions(ids).filter(({ value }) => !taken.includes(value));
  return (
    <div className={css.adding}>
      <Select<string | null>
        aria-label={t('newFor')}
        placeholder={t('newFor')}
        value={null}
        options={free}
        disabled={free.length === 0}
        onChange={(id) => id && add(id)}
      />
      {free.length === 0 && <p className={css.hint}>{t('allThere')}</p>}
    </div>
  );
}

function AddForm({ taken, add, pattern = ID }: Adding) {
  const t = useWords(adminWords);
  const [id, setId] = useState('');
  const wrong = id !== '' && !pattern.test(id) ? 'idWrong' : taken.includes(id) ? 'idTaken' : '';
  const create = () => {
    if (id && !wrong) add(id);
  };
  return (
    <div className={css.adding}>
      <Input
        // Somebody asked for it a moment ago.
        autoFocus // eslint-disable-line jsx-a11y/no-autofocus
        aria-label={t('newId')}
        aria-describedby="admin-new-id"
        status={wrong ? 'error' : ''}
        value={id}
        onChange={({ target }) => setId(target.value.trim())}
        onPressEnter={create}
      />
      <p
        id="admin-new-id"
        className={wrong ? css.fault : css.hint}
        role={wrong ? 'alert' : undefined}
      >
        {t(wrong || 'newIdHint')}
      </p>
      <Button type="primary" disabled={!id || wrong !== ''} onClick={create}>
        {t('create')}
      </Button>
    </div>
  );
}
