import { Select } from 'antd';
import { useQueryState } from '../table/query-state';
import css from './page.module.css';

interface Props {
  /** Its name in the address. */
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  /** Where the address says which page is shown: a choice leads back to the first. */
  page?: string;
}

/** What a list is narrowed by. The choice goes into the address. */
export function Choice({ name, label, value, options, page = 'after' }: Props) {
  const [, change] = useQueryState();
  return (
    <Select
      size="small"
      className={css.choice ?? ''}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      aria-label={label}
      placeholder={label}
      value={value || null}
      options={options.map(([id, text]) => ({ value: id, label: text }))}
      onChange={(chosen: string | null | undefined) => change({ [name]: chosen ?? '', [page]: '' })}
    />
  );
}
