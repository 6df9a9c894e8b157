import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import type { Approval } from './kinds';
import { textOf } from './moves';
import { approvalWords } from './words';
import css from './approvals.module.css';

/** What is there now beside what shall be. */
export function ChangeTable({ changes }: { changes: Approval['changes'] }) {
  const t = useWords(approvalWords);
  const code = useCodeWords(approvalWords);
  const names = useNames();
  if (changes.length === 0) return null;
  const told = (name: string, value: unknown) => {
    if (typeof value !== 'string' || !value) return textOf(value);
    if (name === 'tier') return names.tier(value);
    return name === 'state' ? code('plan', value, value) : value;
  };
  return (
    <table className={css.changes} aria-label={t('changes')}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{code('field', name, name)}</th>
            <td>
              <del>{told(name, before) || t('nothing')}</del>
            </td>
            <td>
              <ins>{told(name, after) || t('nothing')}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
