import { useWords } from '@/shared/i18n/words';
import type { Change } from '../api/configuration';
import { adminWords } from '../words';
import { usePathText } from './labels';
import css from '../admin.module.css';

/** A value of the document for reading: words as they are, the rest as in the file. */
export const readable = (value: unknown): string =>
  typeof value === 'string' ? value || '""' : JSON.stringify(value);

/** Every difference, place by place. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const t = useWords(adminWords);
  const pathText = usePathText();
  if (changes.length === 0) return <p className={css.muted}>{t('noChanges')}</p>;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('from')}</th>
          <th scope="col">{t('to')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <td>{pathText(change.path)}</td>
            <Cell value={change.from} />
            <Cell value={change.to} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ value }: { value: unknown }) {
  const t = useWords(adminWords);
  const absent = value === null || value === undefined;
  return (
    <td className={absent ? css.muted : css.value}>{absent ? t('absent') : readable(value)}</td>
  );
}
