import type { ReactNode } from 'react';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { editWords, type EditWord } from '../edit/words';
import { dayOf, percent } from '../format';
import type { AccountPage } from '../kinds';
import { Reasons } from '../list/risk';
import { accountWords } from '../words';
import { pageWords } from './words';
import css from './page.module.css';

const SWOT = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;

/** What is written in the file beside its head: facts, risk, team, strengths and competitors. */
export function FactsPart({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const a = useWords(accountWords);
  const names = useNames();
  const { account } = page;
  return (
    <div className={css.stack}>
      <Facts page={page} />
      <Panel title={a('risk')}>
        <Reasons health={page.health} />
      </Panel>
      {account.team.length > 0 && (
        <Panel title={t('team')}>
          <dl className={css.facts}>
            {account.team.map(({ user, role }) => (
              <div key={user + role}>
                <dt>{role}</dt>
                <dd>{names.user(user)}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
      <Swot page={page} />
      <Competitors page={page} />
    </div>
  );
}

function Facts({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  const mode = useCodeWords(editWords);
  const language = useLanguage();
  const { account } = page;
  const own = Object.entries(account.own);
  const rows: readonly (readonly [label: string, value: ReactNode])[] = [
    [e('industry'), account.industry],
    [e('segment'), account.segment],
    [e('need_type'), account.need_type],
    [e('service_mode'), mode('mode', account.service_mode, account.service_mode)],
    [e('visit_days'), page.visit_cycle ? t('days', { n: page.visit_cycle }) : ''],
    [e('address'), account.address],
    [e('website'), account.website],
    [e('secrecy_until'), dayOf(account.secrecy_until, language)],
    [e('tags'), account.tags.join(', ')],
    ...own,
    [e('note'), account.note && <span className={css.words}>{account.note}</span>],
  ];
  return (
    <Panel title={t('facts')}>
      <dl className={css.facts}>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}

function Swot({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  const { swot } = page.account;
  const told = SWOT.filter((key) => swot[key].length > 0);
  if (told.length === 0) return null;
  return (
    <Panel title={t('swot')}>
      {told.map((key) => (
        <section key={key}>
          <h3 className={css.sub}>{e(key satisfies EditWord)}</h3>
          <ul className={css.lines}>
            {swot[key].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function Competitors({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const language = useLanguage();
  const { competitors } = page.account;
  if (competitors.length === 0) return null;
  return (
    <Panel title={t('competitors')}>
      <ul className={css.lines}>
        {competitors.map(({ name, share, note }) => (
          <li key={name}>
            <span>
              {name} {share > 0 && <span className={css.muted}>{percent(share, language)}</span>}
            </span>
            {note && <span className={css.muted}>{note}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
