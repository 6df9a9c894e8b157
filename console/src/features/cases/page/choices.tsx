import { useMemo } from 'react';
import { Select } from 'antd';
import { caseFinder } from '@/shared/cases/finder';
import type { Case } from '@/shared/cases/kinds';
import { SearchChoice } from '@/shared/form/search-choice';
import { usePeople } from '@/shared/house/people';
import css from './case.module.css';

interface Props {
  id: string;
  value: string;
  change: (value: string) => void;
}

/** One of the users, found by a part of the name or of the user's own. */
export function UserChoice({ id, value, change }: Props) {
  const people = usePeople();
  return (
    <Select<string>
      id={id}
      className={css.full ?? ''}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value || null}
      options={people.map(([user, name]) => ({ value: user, label: name }))}
      onChange={(chosen: string | null | undefined) => change(chosen ?? '')}
    />
  );
}

/** Another case, found by its number or by words of its title. */
export function CaseChoice({ id, about, value, change }: Props & { about: Case }) {
  const finder = useMemo(() => caseFinder(about), [about]);
  return <SearchChoice id={id} finder={finder} value={value} change={change} />;
}
