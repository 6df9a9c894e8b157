import { useState } from 'react';
import { Button } from 'antd';
import { Trash2 } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { EraseDialog } from '@/shared/privacy/erase-dialog';
import { HandOut } from '@/shared/privacy/hand-out';
import { Proofs } from '@/shared/privacy/proofs';
import { privacyWords } from '@/shared/privacy/words';
import { Panel } from '@/shared/ui/panel';
import { useRefresh } from '../api';
import type { Person } from '../kinds';
import css from '@/shared/privacy/privacy.module.css';

/** What a person may ask of their data: to have it, and to be forgotten (CN-05, EU-03). */
export function Privacy({ person }: { person: Person }) {
  const t = useWords(privacyWords);
  const refresh = useRefresh();
  const [erasing, setErasing] = useState(false);
  if (person.erased_at)
    return (
      <Panel title={t('proof')}>
        <Proofs person={person.id} />
      </Panel>
    );
  return (
    <Panel title={t('privacy')}>
      <div className={css.acts}>
        <HandOut person={person.id} />
        <Button danger icon={<Trash2 size={14} aria-hidden />} onClick={() => setErasing(true)}>
          {t('erase')}
        </Button>
      </div>
      {erasing && <EraseDialog person={person} refresh={refresh} close={() => setErasing(false)} />}
    </Panel>
  );
}
