import { Button } from 'antd';
import type { ContactView, Controls, PartyView } from '@/shared/api/types';
import { useNames } from '@/shared/house/names';
import { useReasonText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { runCommand, usePending } from '@/shared/live/commands';
import { Elapsed } from '@/shared/ui/timers';
import { cancelConsult, complete, merge } from './api/commands';
import { deskWords } from './words';
import css from './desk.module.css';

const STEPS = ['calling', 'talking', 'merged'] as const;
type Step = (typeof STEPS)[number];

function stepOf(party: PartyView): Step {
  return STEPS.find((step) => step === party.state) ?? 'calling';
}

interface Props {
  contact: ContactView;
  party: PartyView;
  controls: Controls;
}

/** A consultation and where it stands: calling, talking, merged. */
export function ConsultPanel({ contact, party, controls }: Props) {
  const t = useWords(deskWords);
  const names = useNames();
  const name = names.target(party.kind, party.id);
  const step = stepOf(party);
  return (
    <section className={css.consult} aria-label={t('consultation', { name })}>
      <ol className={css.steps}>
        {STEPS.map((one) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {t(`stepName.${one}`)}
          </li>
        ))}
      </ol>
      <p className={css.phase}>
        <span role="status">{t(`step.${step}`, { name })}</span>
        <Elapsed since={party.since} />
      </p>
      <div className={css.consultActs}>
        <Act name="merge" reason={controls.merge} send={() => merge(contact.id)} />
        <Act name="complete" reason={controls.complete} send={() => complete(contact.id)} />
        <Act
          name="cancelConsult"
          reason={controls.cancel_consult}
          send={() => cancelConsult(contact.id)}
        />
      </div>
    </section>
  );
}

interface ActProps {
  name: 'merge' | 'complete' | 'cancelConsult';
  reason: string;
  send: () => Promise<unknown>;
}

function Act({ name, reason, send }: ActProps) {
  const t = useWords(deskWords);
  const reasonText = useReasonText();
  const pending = usePending().includes(name);
  return (
    <Button
      size="small"
      disabled={reason !== ''}
      loading={pending}
      title={reason ? reasonText(reason) : t(name)}
      onClick={() => void runCommand(name, send)}
    >
      {t(name)}
    </Button>
  );
}
