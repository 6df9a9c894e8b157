import { useState } from 'react';
import { Button } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useWords } from '@/shared/i18n/words';
import { showNotice } from '@/shared/ui/notice';
import { movePlan, useRefresh } from '../api';
import type { Plan } from '../kinds';
import { PlanForm } from './plan-form';
import { MoveForm, type FormMove } from './plan-small-forms';
import { planWords } from './words';
import css from '@/shared/page/page.module.css';

/** What can be done with a plan as it stands. */
export function PlanMoves({ plan }: { plan: Plan }) {
  const t = useWords(planWords);
  const refresh = useRefresh();
  const [open, setOpen] = useState<FormMove | 'change' | null>(null);
  const { id, state } = plan;
  const makeTasks = () =>
    void movePlan('tasks', id)
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(refresh);
  const draft = state === 'draft';
  const runs = state === 'in_force';
  if (!draft && !runs) return null;
  return (
    <div className={css.bar} role="group" aria-label={t('moves')}>
      <Button size="small" type="primary" onClick={() => setOpen('submit')}>
        {t(draft ? 'submit' : 'report')}
      </Button>
      {draft && (
        <>
          <Button size="small" onClick={() => setOpen('change')}>
            {t('change')}
          </Button>
          <Button size="small" onClick={() => setOpen('drop')}>
            {t('drop')}
          </Button>
        </>
      )}
      {runs && (
        <>
          <Button size="small" onClick={makeTasks}>
            {t('tasks')}
          </Button>
          <Button size="small" onClick={() => setOpen('confirm')}>
            {t('confirm')}
          </Button>
          <Button size="small" onClick={() => setOpen('revise')}>
            {t('revise')}
          </Button>
        </>
      )}
      {open === 'change' && <PlanForm plan={plan} close={() => setOpen(null)} />}
      {open !== null && open !== 'change' && (
        <MoveForm key={open} move={open} plan={plan} close={() => setOpen(null)} />
      )}
    </div>
  );
}
