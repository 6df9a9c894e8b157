import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { FormDialog } from '@/shared/form/form-dialog';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMe } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { uiWords } from '@/shared/ui/words';
import { day, dayOf } from '../format';
import { callOff, check, introduce, POINTS, sign, useRefresh } from './api';
import type { HandOverPage, Point } from './api';
import { handOverWords } from './words';
import css from '../page/page.module.css';

/** One hand-over: the list, the introduction, what moves along, and who signed. */
export function HandOverView({ page }: { page: HandOverPage }) {
  const t = useWords(handOverWords);
  const code = useCodeWords(handOverWords);
  const names = useNames();
  const language = useLanguage();
  const { hand_over: one, work } = page;
  const [giver, taker] = [names.agent(one.giver), names.agent(one.taker)];
  const runs = one.state === 'open' || one.state === 'signed';
  const told = [
    code('state', one.state, one.state),
    day(one.since, language),
    one.reason,
    one.back_on && t('back', { day: dayOf(one.back_on, language) }),
  ];
  return (
    <section aria-label={t('fromTo', { giver, taker })} className={css.stack}>
      <h3 className={css.sub}>{t('fromTo', { giver, taker })}</h3>
      <p className={css.muted}>{told.filter(Boolean).join(' · ')}</p>
      {runs && <Points page={page} />}
      {(runs || work.length > 0) && (
        <>
          <h3 className={css.sub}>{t(runs ? 'moves' : 'moved')}</h3>
          {work.length === 0 && <p className={css.muted}>{t('movesNone')}</p>}
          <ul aria-label={t(runs ? 'moves' : 'moved')}>
            {work.map(({ kind, id, title }) => (
              <li key={id}>
                {code('kind', kind, kind)}: {title}
              </li>
            ))}
          </ul>
        </>
      )}
      {one.signatures.length > 0 && (
        <p>{t('signed', { names: one.signatures.map(({ by }) => names.user(by)).join(', ') })}</p>
      )}
      {runs && <Acts page={page} />}
    </section>
  );
}

/** What the two go through, and how the customer met the new manager. */
function Points({ page: { hand_over: one } }: { page: HandOverPage }) {
  const t = useWords(handOverWords);
  const code = useCodeWords(handOverWords);
  const names = useNames();
  const language = useLanguage();
  const refresh = useRefresh();
  const [open, setOpen] = useState<Point | 'introduced' | ''>('');
  const close = () => setOpen('');
  const signed = (by: string, at: number) =>
    t('by', { name: names.user(by), when: day(at, language) });
  const met = one.introduced;
  const button = (what: Point | 'introduced', label: string, name: string) =>
    one.state === 'open' && (
      <Button size="small" aria-label={`${label}: ${name}`} onClick={() => setOpen(what)}>
        {label}
      </Button>
    );
  return (
    <>
      <dl className={css.facts} aria-label={t('points')}>
        {POINTS.map((point) => {
          const done = one.checks.find((each) => each.point === point);
          const name = code('point', point, point);
          return (
            <div key={point}>
              <dt>{name}</dt>
              <dd>
                {done
                  ? ['✓', signed(done.by, done.at), done.note].filter(Boolean).join(' · ')
                  : button(point, t('check'), name)}
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{t('introduced')}</dt>
          <dd>
            {met
              ? `✓ · ${signed(met.by, met.at)} · ${met.how}`
              : button('introduced', t('introduce'), t('introduced'))}
          </dd>
        </div>
      </dl>
      {open === 'introduced' && (
        <FormDialog
          title={t('introduce')}
          fields={[{ key: 'how', label: t('how'), kind: 'area', required: true }]}
          values={{ how: '' }}
          send={({ how }) => introduce(one, String(how))}
          refresh={refresh}
          close={close}
        />
      )}
      {open !== '' && open !== 'introduced' && (
        <FormDialog
          title={t('checkTitle', { point: code('point', open, open) })}
          okText={t('check')}
          fields={[{ key: 'note', label: t('note'), kind: 'area' }]}
          values={{ note: '' }}
          send={({ note }) => check(one, open, String(note))}
          refresh={refresh}
          close={close}
        />
      )}
    </>
  );
}

/** Signing and calling off; what is missing before is said. */
function Acts({ page: { hand_over: one, missing } }: { page: HandOverPage }) {
  const t = useWords(handOverWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(handOverWords);
  const { agent, user } = useMe();
  const refresh = useRefresh();
  const done = (act: Promise<unknown>) =>
    void act.catch((error: unknown) => showNotice(errorCode(error))).then(refresh);
  const named = missing.map((what) => code('point', what, code('missing', what, what)));
  const signs = one.signatures.every(({ by }) => by !== user);
  const mine = agent === one.taker || agent === one.giver || agent === '';
  return (
    <>
      {missing.length > 0 && (
        <p className={css.muted}>{t('missing', { what: named.join(', ') })}</p>
      )}
      <span className={css.acts}>
        {mine && signs && (
          <Popconfirm
            title={t('signAsk')}
            description={t('signHint')}
            okText={t('sign')}
            cancelText={ui('cancel')}
            onConfirm={() => done(sign(one))}
            disabled={missing.length > 0}
          >
            <Button type="primary" size="small" disabled={missing.length > 0}>
              {t('sign')}
            </Button>
          </Popconfirm>
        )}
        <Popconfirm
          title={t('callOffAsk')}
          okText={t('callOff')}
          cancelText={ui('cancel')}
          onConfirm={() => done(callOff(one))}
        >
          <Button size="small">{t('callOff')}</Button>
        </Popconfirm>
      </span>
    </>
  );
}
