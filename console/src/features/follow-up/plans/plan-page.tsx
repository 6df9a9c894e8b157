import { useState } from 'react';
import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { AccountLink } from '../account-link';
import { usePlan } from '../api';
import { day } from '../day';
import { HEADINGS, type Plan } from '../kinds';
import { PlanItems } from './plan-items';
import { PlanMoves } from './plan-moves';
import { SectionForm } from './plan-small-forms';
import { planWords } from './words';
import css from '../follow-up.module.css';
import table from '@/shared/table/table.module.css';

/** One plan: how it stands, what is planned, its items, and what can be done with it. */
export function PlanPage() {
  const t = useWords(planWords);
  const { id = '' } = useParams();
  const found = usePlan(id);
  return (
    <div className={css.stack}>
      <Link className={table.link} to="/follow-up/plans">
        <ArrowLeft size={14} aria-hidden /> {t('back')}
      </Link>
      <State of={found} />
      {found.isSuccess && (
        <>
          <Head plan={found.data} />
          <Written plan={found.data} />
          <PlanItems plan={found.data} />
        </>
      )}
    </div>
  );
}

function Head({ plan }: { plan: Plan }) {
  const t = useWords(planWords);
  const names = useNames();
  const language = useLanguage();
  const when = (at: number) => (at ? day(at, language) : '…');
  const { title, kind, state, revision, confirmed, account, owner, begins, ends } = plan;
  return (
    <Panel title={t(`kind.${kind}`)}>
      <div className={css.head}>
        <h2>{title}</h2>
        <strong role="status">{t(`state.${state}`)}</strong>
        {plan.approval && (
          <Link className={table.link} to={`/approvals/${plan.approval}`}>
            {t('seeApproval')}
          </Link>
        )}
      </div>
      <p className={css.facts}>
        <AccountLink id={account} />
        <span>
          {t('owner')}: {names.user(owner)}
        </span>
        {(begins > 0 || ends > 0) && (
          <span>
            {when(begins)} – {when(ends)}
          </span>
        )}
        <span>{t('revision', { n: revision })}</span>
        {confirmed && (
          <span>{t('confirmed', { person: confirmed.person, how: confirmed.how })}</span>
        )}
      </p>
      <PlanMoves plan={plan} />
    </Panel>
  );
}

function Written({ plan }: { plan: Plan }) {
  const t = useWords(planWords);
  const code = useCodeWords(planWords);
  const [heading, setHeading] = useState('');
  const now = plan.state === 'in_force' ? ['results', 'quality'] : [];
  return (
    <Panel title={t('sections')}>
      {HEADINGS[plan.kind].map((name) => {
        const title = code('heading', name, name);
        return (
          <section key={name} aria-label={title}>
            <h3 className={css.heading}>{title}</h3>
            <p className={plan.sections[name] ? css.words : css.muted}>
              {plan.sections[name] ?? t('empty')}
            </p>
            {now.includes(name) && (
              <Button
                size="small"
                aria-label={t('writeNamed', { title })}
                onClick={() => setHeading(name)}
              >
                {t('write')}
              </Button>
            )}
          </section>
        );
      })}
      {heading && <SectionForm plan={plan} heading={heading} close={() => setHeading('')} />}
    </Panel>
  );
}
