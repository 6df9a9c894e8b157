import { useState } from 'react';
import { Select } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { LookFor } from '@/shared/page/look-for';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { AnswerPart } from './answer';
import { PURPOSES, type Purpose } from './api';
import { BookPanel } from './book';
import { ListsPanel } from './lists';
import { gateWords } from './words';
import css from '@/shared/page/page.module.css';

/** Do-not-call lists, and whether a number may be called: every reason, and when to ask again. */
export default function DoNotCallPage() {
  const t = useWords(gateWords);
  const keeps = useMay('keep_do_not_call');
  const reads = useMay('see_call_checks');
  const [number, setNumber] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('service');
  return (
    <SectionPage title={t('title')}>
      <Panel title={t('ask')}>
        <div className={css.bar}>
          <LookFor label={t('number')} value={number} look={setNumber} inputMode="tel" />
          <Select
            size="small"
            aria-label={t('purpose')}
            value={purpose}
            onChange={setPurpose}
            options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          />
        </div>
        {number && <AnswerPart number={number} purpose={purpose} />}
      </Panel>
      {number && reads && <BookPanel number={number} />}
      {keeps && <ListsPanel />}
    </SectionPage>
  );
}
