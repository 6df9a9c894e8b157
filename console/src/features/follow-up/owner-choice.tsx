import { AutoComplete } from 'antd';
import { usePeople } from '@/shared/house/people';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { followWords } from './words';
import css from '@/shared/page/page.module.css';

/** Whose work is shown: for those who may see everybody's. */
export function OwnerChoice({ owner }: { owner: string }) {
  const t = useWords(followWords);
  const leads = useMay('manage_cases');
  const people = usePeople();
  const [, change] = useQueryState();
  if (!leads) return null;
  const show = (text: string) => change({ owner: text.trim(), whose: '', after: '' });
  return (
    <AutoComplete
      key={owner}
      size="small"
      className={css.choice ?? ''}
      popupMatchSelectWidth={false}
      allowClear
      aria-label={t('ofWhom')}
      placeholder={t('ofWhom')}
      defaultValue={owner}
      options={people.map(([value, label]) => ({ value, label }))}
      onSelect={show}
      onClear={() => show('')}
      onBlur={({ target }) => {
        const { value } = target as unknown as HTMLInputElement;
        if (value !== owner) show(value);
      }}
    />
  );
}
