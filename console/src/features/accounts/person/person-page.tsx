import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { ArrowLeft, Pencil } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { CallButton } from '@/shared/calling/call-button';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { TierBadge } from '@/shared/ui/marks';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { uiWords } from '@/shared/ui/words';
import { usePeopleOf, usePerson, useRefresh } from '../api';
import { day } from '../format';
import type { Person } from '../kinds';
import { TierDialog } from '../page/ask-tier';
import { TimelinePart } from '../timeline/timeline-part';
import { Consents } from './consents';
import { EditPerson } from './person-form';
import { Privacy } from './privacy';
import { personWords } from './words';
import table from '@/shared/table/table.module.css';
import css from '../page/page.module.css';

/** One person we talk to: facts, timeline, consents, and what they may ask of their data. */
export function PersonPage() {
  const t = useWords(personWords);
  const { id = '' } = useParams();
  const found = usePerson(id);
  const account = found.data?.account;
  return (
    <div className={css.page}>
      <Link
        className={`${table.link} ${css.back}`}
        to={account ? `/accounts/${account}?tab=people` : '/accounts'}
      >
        <ArrowLeft size={14} aria-hidden /> {t(account ? 'back' : 'backAll')}
      </Link>
      <State of={found} />
      {found.isSuccess && <Content key={id} person={found.data} />}
    </div>
  );
}

function Content({ person }: { person: Person }) {
  const t = useWords(personWords);
  const privacy = useMay('privacy');
  return (
    <>
      <Head person={person} />
      <div className={css.columns}>
        {person.erased_at ? <Gone person={person} /> : <TimelinePart of="person" id={person.id} />}
        <div className={css.stack}>
          {!person.erased_at && <Facts person={person} />}
          {person.tiers.length > 0 && <Tiers person={person} />}
          <Consents person={person} />
          {privacy && <Privacy person={person} />}
        </div>
      </div>
      {person.merged_into && (
        <p role="status">
          {t('mergedInto')}{' '}
          <Link className={table.link} to={`/accounts/people/${person.merged_into}`}>
            {t('openMerged')}
          </Link>
        </p>
      )}
    </>
  );
}

function Gone({ person }: { person: Person }) {
  const t = useWords(personWords);
  const language = useLanguage();
  return (
    <Panel title={t('facts')}>
      <p role="status">{t('erased', { when: day(person.erased_at, language) })}</p>
    </Panel>
  );
}

function Head({ person }: { person: Person }) {
  const t = useWords(personWords);
  const ui = useWords(uiWords);
  const refresh = useRefresh();
  const changes = useMay('change_accounts');
  const follows = useMay('follow_up');
  const [open, setOpen] = useState<'edit' | 'tier' | ''>('');
  const [asked, setAsked] = useState(false);
  const { id, version, name, tier } = person;
  const close = () => setOpen('');
  const leaves = () =>
    answer(api.POST('/api/v1/people/{id}/leave', { params: { path: { id } }, body: { version } }))
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(refresh);
  const work = [person.title, person.department, person.left_at > 0 && t('left')].filter(Boolean);
  return (
    <header className={css.head}>
      <div className={css.name}>
        <h1>{name || t('nameless')}</h1>
        <TierBadge tier={tier} />
        <span className={css.muted}>{work.join(' · ')}</span>
        {changes && !person.erased_at && (
          <span className={css.acts}>
            {person.account !== '' && !person.left_at && (
              <Popconfirm
                title={t('leavesAsk', { name })}
                description={t('leavesHint')}
                okText={t('leaves')}
                cancelText={ui('cancel')}
                onConfirm={() => void leaves()}
              >
                <Button size="small">{t('leaves')}</Button>
              </Popconfirm>
            )}
            {follows && !person.account && !person.merged_into && (
              <Button size="small" onClick={() => setOpen('tier')}>
                {t('changeTier')}
              </Button>
            )}
            <Button
              size="small"
              type="primary"
              icon={<Pencil size={14} aria-hidden />}
              onClick={() => setOpen('edit')}
            >
              {t('edit')}
            </Button>
          </span>
        )}
      </div>
      <p>
        {person.numbers.map((number) => (
          <span key={number} className={css.number}>
            {number} <CallButton number={number} />
          </span>
        ))}
      </p>
      {asked && <p role="status">{t('tierAsked')}</p>}
      {open === 'edit' && <EditPerson person={person} close={close} />}
      {open === 'tier' && (
        <TierDialog
          of={{ subject: 'person_tier', id, title: name, tier, version }}
          close={close}
          done={() => setAsked(true)}
        />
      )}
    </header>
  );
}

/** The tiers of a private person so far, the latest first: when, which, who agreed and why (KA-06). */
function Tiers({ person }: { person: Person }) {
  const t = useWords(personWords);
  const names = useNames();
  const language = useLanguage();
  return (
    <Panel title={t('tierHistory')}>
      <dl className={css.facts}>
        {person.tiers.toReversed().map(({ at, by, tier, reason }) => (
          <div key={at}>
            <dt>{day(at, language)}</dt>
            <dd>
              {[tier ? names.tier(tier) : t('noTier'), names.user(by), reason]
                .filter(Boolean)
                .join(' · ')}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Facts({ person }: { person: Person }) {
  const t = useWords(personWords);
  const names = useNames();
  const above = usePeopleOf(person.account).data?.find(({ id }) => id === person.reports_to);
  const code = useCodeWords(personWords);
  const language = useLanguage();
  const rows: readonly (readonly [string, string])[] = [
    [t('emails'), person.emails.join(', ')],
    [t('work'), person.role],
    [t('decision'), code('role', person.decision, person.decision)],
    [t('influence'), person.influence ? t('influenceOf', { n: person.influence }) : ''],
    [t('attitude'), person.attitude ? code('attitude', String(person.attitude), '') : ''],
    [t('reportsTo'), above?.name ?? ''],
    [t('tier'), person.tier && !person.account ? names.tier(person.tier) : ''],
    [t('manager'), person.account ? '' : names.agent(person.manager)],
    [t('deputy'), person.account ? '' : names.agent(person.deputy)],
    [t('language'), person.language],
    ...Object.entries(person.own),
    [t('note'), person.note],
  ];
  const personal = Object.entries(person.personal);
  return (
    <Panel title={t('facts')}>
      <dl className={css.facts}>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {personal.length > 0 && <h3 className={css.sub}>{t('personal')}</h3>}
      <dl className={css.facts}>
        {personal.map(([name, { text, until }]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={t('until', { when: day(until, language) })}>{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
