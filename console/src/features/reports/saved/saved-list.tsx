import { useState } from 'react';
import { Button, Drawer, Popconfirm } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useErrorText } from '@/shared/i18n/error-words';
import { errorCode } from '@/shared/api/errors';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';
import { Nothing, State } from '@/shared/ui/state';
import { reportWords } from '../words';
import { addressOf } from './address';
import { dropSaved, stop, useRefresh, useSaved, type SavedPage } from './api';
import { ScheduleDialog, SendDialog } from './schedule-dialog';
import { Sent } from './sent';
import { useRuleText } from './use-rule-text';
import { savedWords } from './words';
import css from './saved.module.css';

/** The reports that are kept: one's own and those that are shared. */
export function SavedList({ close }: { close: () => void }) {
  const t = useWords(savedWords);
  const found = useSaved();
  return (
    <Drawer open size="large" title={t('saved')} onClose={close}>
      <State of={found} />
      {found.data?.length === 0 && <Nothing title={t('none')} hint={t('noneHint')} />}
      <ul className={css.list} aria-label={t('saved')}>
        {found.data?.map((page) => (
          <Item key={page.report.id} page={page} close={close} />
        ))}
      </ul>
    </Drawer>
  );
}

type Doing = 'schedule' | 'send' | '';

function Item({ page, close }: { page: SavedPage; close: () => void }) {
  const t = useWords(savedWords);
  const refresh = useRefresh();
  const names = useNames();
  const [doing, setDoing] = useState<Doing>('');
  const [looks, setLooks] = useState(false);
  const { report, mine, schedule } = page;
  const act = (what: Promise<unknown>) =>
    void what.catch((fault: unknown) => showNotice(errorCode(fault))).finally(() => void refresh());
  const done = () => setDoing('');
  return (
    <li className={css.item} aria-label={report.name}>
      <div className={css.head}>
        <Link to={addressOf(report.id, report.kind, report.asked)} onClick={close}>
          {report.name}
        </Link>
        <span className={css.muted}>
          {mine
            ? t(`shown.${report.sharing}`, { name: names.team(report.team) })
            : t('of', { name: names.user(report.owner) })}
        </span>
      </div>
      <About page={page} />
      {schedule && <Plan page={page} />}
      {mine && (
        <div className={css.tools}>
          <Button size="small" onClick={() => setDoing('schedule')}>
            {t(schedule ? 'reschedule' : 'schedule')}
          </Button>
          {schedule && (
            <Button size="small" onClick={() => act(stop(report.id))}>
              {t('stop')}
            </Button>
          )}
          <Button size="small" onClick={() => setDoing('send')}>
            {t('sendNow')}
          </Button>
          <Button size="small" aria-expanded={looks} onClick={() => setLooks(!looks)}>
            {t('sent')}
          </Button>
          <Popconfirm
            title={t('dropping', { name: report.name })}
            okText={t('drop')}
            cancelText={t('keep')}
            onConfirm={() => act(dropSaved(report.id))}
          >
            <Button size="small" danger>
              {t('drop')}
            </Button>
          </Popconfirm>
        </div>
      )}
      {looks && <Sent id={report.id} />}
      {doing === 'schedule' && <ScheduleDialog page={page} close={done} />}
      {doing === 'send' && (
        <SendDialog
          page={page}
          close={() => {
            done();
            setLooks(true);
          }}
        />
      )}
    </li>
  );
}

/** What it asks: the kind and the days that are meant now. */
function About({ page: { report, since, until } }: { page: SavedPage }) {
  const t = useWords(reportWords);
  const { days, interval } = report.asked;
  const said = [
    t(`kind.${report.kind}` as 'kind.queues'),
    days.word === 'fixed' ? '' : t(`days.${days.word}`, { n: days.count }),
    t('span', { since, until }),
    t(`interval.${interval}`),
  ];
  return <p className={css.muted}>{said.filter(Boolean).join(' · ')}</p>;
}

/** When it is sent, to whom, and who of them would get no mail. */
function Plan({ page: { schedule, warnings } }: { page: SavedPage }) {
  const t = useWords(savedWords);
  const ruleText = useRuleText();
  const code = useCodeWords(savedWords);
  const errorText = useErrorText();
  const language = useLanguage();
  const names = useNames();
  if (!schedule) return null;
  const { rule, start, zone, users, addresses, active, paused, wakes_at: next } = schedule;
  const to = [...users.map(names.user), ...addresses].join(', ');
  return (
    <>
      <p>
        {ruleText(rule)}, {start.slice(11, 16)} ({zone}) · {t('to', { to })}
      </p>
      {!active && (
        <p className={css.warn}>
          {t('active.no')}
          {paused && `: ${code('why', paused, errorText(paused))}`}
        </p>
      )}
      {active && next !== null && (
        <p className={css.muted}>{t('next', { at: moment(next, serverNow(), language) })}</p>
      )}
      {warnings.map((each) => (
        <p key={`${each.code}/${each.about}`} className={css.warn}>
          {[names.user(each.about), code('why', each.code, errorText(each.code))]
            .filter(Boolean)
            .join(': ')}
        </p>
      ))}
    </>
  );
}
