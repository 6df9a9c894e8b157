import { Segmented } from 'antd';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { followWords } from './words';

interface Props {
  owner: string;
  everybody: boolean;
  /** Whether it is what one gave away; undefined where there is no such list. */
  asked?: boolean;
}

/** Whose things a list shows: one's own, those that one gave away, everybody's, or somebody's. */
export function Whose({ owner, everybody, asked }: Props) {
  const t = useWords(followWords);
  const names = useNames();
  const leads = useMay('manage_cases');
  const [, change] = useQueryState();
  if (!leads && asked === undefined) return null;
  return (
    <Segmented
      size="small"
      aria-label={t('whose')}
      value={owner ? 'somebody' : everybody ? 'everybody' : asked ? 'asked' : 'mine'}
      options={[
        { value: 'mine', label: t('whose.mine') },
        ...(asked === undefined ? [] : [{ value: 'asked', label: t('whose.asked') }]),
        ...(leads ? [{ value: 'everybody', label: t('whose.everybody') }] : []),
        ...(owner
          ? [{ value: 'somebody', label: t('whose.somebody', { name: names.user(owner) }) }]
          : []),
      ]}
      onChange={(whose) => change({ whose: whose === 'mine' ? '' : whose, owner: '', after: '' })}
    />
  );
}
