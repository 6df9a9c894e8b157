import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import type { ContactView } from '@/shared/api/types';
import { useCasesOf } from '@/shared/cases/api';
import { caseCodes } from '@/shared/cases/codes';
import type { CasePage } from '@/shared/cases/kinds';
import { NewCase } from '@/shared/cases/new-case';
import { TimeLeft } from '@/shared/cases/time-left';
import { caseWords } from '@/shared/cases/words';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { Nothing, State } from '@/shared/ui/state';
import { useCustomerFile } from './customer-file';
import css from './cases-tab.module.css';

/** The cases of the customer at hand, and a new one from this contact. */
export function CasesTab({ contact }: { contact: ContactView }) {
  const t = useWords(caseWords);
  const works = useMay('work_cases');
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<CasePage | null>(null);
  return (
    <div className={css.tab}>
      {works && (
        <Button
          size="small"
          className={css.new ?? ''}
          icon={<Plus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('newFor')}
        </Button>
      )}
      {opened && (
        <p role="status">
          {t('created', { number: opened.case.number })}{' '}
          <Link className={css.link} to={`/cases/${opened.case.id}`}>
            {opened.case.title}
          </Link>
        </p>
      )}
      <List contact={contact} />
      {adding && (
        <NewCase
          from={{ contact: contact.id }}
          close={() => setAdding(false)}
          done={(page) => setOpened(page)}
        />
      )}
    </div>
  );
}

/** By account where there is one, else by person; a stranger has none but those of this contact. */
function List({ contact }: { contact: ContactView }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const file = useCustomerFile(contact);
  const account = file?.account?.id ?? '';
  const person = file?.person?.id ?? '';
  const found = useCasesOf(
    account ? { account } : person ? { person } : { contact: contact.id },
    true,
  );
  const cases = found.data?.cases ?? [];
  return (
    <>
      <State of={found} />
      {found.isSuccess && cases.length === 0 && <Nothing title={t('noCases')} />}
      <ul className={css.list} aria-label={t('customerCases')}>
        {cases.map((line) => (
          <li key={line.id}>
            <Link className={css.link} to={`/cases/${line.id}`}>
              {line.title}
            </Link>
            <span className={css.muted}>
              {[line.number, code('state', line.state, line.state), line.owner]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {line.due_at !== null && !line.paused && <TimeLeft due={line.due_at} />}
          </li>
        ))}
      </ul>
    </>
  );
}
