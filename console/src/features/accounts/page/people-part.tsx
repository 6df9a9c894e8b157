import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { CallButton } from '@/shared/calling/call-button';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { Nothing } from '@/shared/ui/state';
import { ROLES, type AccountPage, type Person } from '../kinds';
import { NewPerson } from '../person/person-form';
import { personWords } from '../person/words';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

/** The people of an account, and what part each has when it decides. */
export function PeoplePart({ page }: { page: AccountPage }) {
  const t = useWords(personWords);
  const changes = useMay('change_accounts');
  const [adding, setAdding] = useState(false);
  const people = page.people.filter(({ erased_at, merged_into }) => !erased_at && !merged_into);
  const add = changes && (
    <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <div className={css.stack}>
      <Panel title={t('people')} extra={add}>
        {people.length === 0 ? (
          <Nothing title={t('none')} hint={t('noneHint')} />
        ) : (
          <PeopleTable people={people} />
        )}
      </Panel>
      {people.length > 0 && <Stakeholders people={people.filter(({ left_at }) => !left_at)} />}
      {adding && <NewPerson account={page.account.id} close={() => setAdding(false)} />}
    </div>
  );
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const t = useWords(personWords);
  const code = useCodeWords(personWords);
  const name = (id: string) => people.find((one) => one.id === id)?.name ?? '';
  return (
    <div className={css.scroll}>
      <table className={table.table} aria-label={t('people')}>
        <thead>
          <tr>
            {(
              ['name', 'work', 'decision', 'attitude', 'reportsTo', 'numbers', 'emails'] as const
            ).map((word) => (
              <th key={word} scope="col">
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <Link className={table.link} to={`/accounts/people/${person.id}`}>
                  {person.name || t('nameless')}
                </Link>
                {person.left_at > 0 && <span className={css.muted}> · {t('left')}</span>}
              </td>
              <td>{[person.title, person.department].filter(Boolean).join(' · ')}</td>
              <td>{code('role', person.decision, person.decision)}</td>
              <td>{person.attitude !== 0 && code('attitude', String(person.attitude), '')}</td>
              <td>{name(person.reports_to)}</td>
              <td>
                {person.numbers.map((number) => (
                  <span key={number} className={css.number}>
                    {number} <CallButton number={number} />
                  </span>
                ))}
              </td>
              <td>{person.emails.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who decides, who influences, who uses: with their weight and their mind about us (DA-02 C). */
function Stakeholders({ people }: { people: readonly Person[] }) {
  const t = useWords(personWords);
  const code = useCodeWords(personWords);
  const groups = ROLES.map((role) => ({
    role,
    here: people
      .filter(({ decision }) => decision === role)
      .sort((a, b) => b.influence - a.influence),
  })).filter(({ here }) => here.length > 0);
  return (
    <Panel title={t('map')}>
      <div className={css.map}>
        {groups.map(({ role, here }) => (
          <section key={role} aria-label={code('role', role, role)}>
            <h3>{code('role', role, role)}</h3>
            <ul>
              {here.map(({ id, name, influence, attitude }) => (
                <li key={id}>
                  <Link className={table.link} to={`/accounts/people/${id}`}>
                    {name || t('nameless')}
                  </Link>
                  <span className={css.muted}>
                    {influence > 0 && (
                      <span title={t('influenceOf', { n: influence })}>
                        <span aria-hidden>{'●'.repeat(influence) + '○'.repeat(5 - influence)}</span>
                        <span className={css.hidden}>{t('influenceOf', { n: influence })}</span>
                      </span>
                    )}{' '}
                    {attitude !== 0 && code('attitude', String(attitude), '')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  );
}
