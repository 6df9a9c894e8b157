import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { uiWords } from '@/shared/ui/words';
import { readAccount, useRefresh } from '../api';
import { EditDialog, type Read } from '../edit/edit-dialog';
import type { FieldSpec, Value, Values } from '@/shared/form/fields';
import type { AccountPage } from '../kinds';
import { drop, put, type Word } from './belongings';
import { pageWords } from './words';
import css from './page.module.css';

export interface Thing {
  id: string;
  version: number;
}

interface Kind<T extends Thing> {
  word: Word;
  fields: readonly FieldSpec[];
  /** The thing as its form shows it, where that is not field by field; the form as the service takes it. */
  toForm?: (thing: T) => Values;
  toBody: (values: Values, thing: T | null) => Record<string, unknown>;
  of: (page: AccountPage) => readonly T[];
  fresh: Values;
}

/** The values of the form of a thing. */
export function formOf<T extends Thing>({ fields, toForm }: Kind<T>, thing: T): Values {
  if (toForm) return toForm(thing);
  return Object.fromEntries(fields.map(({ key }) => [key, thing[key as keyof T] as Value]));
}

interface AddProps<T extends Thing> {
  kind: Kind<T>;
  account: string;
  title: string;
}

/** The button that adds one more of the things that belong to an account. */
export function AddThing<T extends Thing>({ kind, account, title }: AddProps<T>) {
  const [open, setOpen] = useState(false);
  if (!useMay('change_accounts')) return null;
  return (
    <>
      <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {open && (
        <EditDialog
          title={title}
          fields={kind.fields}
          read={{ values: kind.fresh, version: 0 }}
          save={(values) => put(kind.word, account, null, kind.toBody(values, null))}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface ThingProps<T extends Thing> {
  kind: Kind<T>;
  account: string;
  thing: T;
  name: string;
}

/** Changing and deleting one of them. */
export function ThingActs<T extends Thing>({ kind, account, thing, name }: ThingProps<T>) {
  const t = useWords(pageWords);
  const ui = useWords(uiWords);
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  if (!useMay('change_accounts')) return null;
  const read = (one: T): Read => ({ values: formOf(kind, one), version: one.version });
  const latest = async () => {
    const found = kind.of(await readAccount(account)).find(({ id }) => id === thing.id);
    return read(found ?? thing);
  };
  const remove = () =>
    drop(kind.word, thing)
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(refresh);
  return (
    <span className={css.tools}>
      <Button
        size="small"
        type="text"
        aria-label={t('change', { name })}
        title={t('change', { name })}
        icon={<Pencil size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      />
      <Popconfirm
        title={t('removeAsk', { name })}
        okText={t('removeDo')}
        okButtonProps={{ danger: true }}
        cancelText={ui('cancel')}
        onConfirm={() => void remove()}
      >
        <Button
          size="small"
          type="text"
          aria-label={t('remove', { name })}
          title={t('remove', { name })}
          icon={<Trash2 size={14} aria-hidden />}
        />
      </Popconfirm>
      {open && (
        <EditDialog
          title={t('change', { name })}
          fields={kind.fields}
          read={read(thing)}
          save={(values, version) =>
            put(kind.word, account, { ...thing, version }, kind.toBody(values, thing))
          }
          latest={latest}
          close={() => setOpen(false)}
        />
      )}
    </span>
  );
}

export type { Kind };
