import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { answer, api } from '../api/client';
import { errorCode } from '../api/errors';
import type { AgentVerdict, Presence, Why } from '../api/types';
import { useNames } from '../house/names';
import { useErrorText } from '../i18n/error-words';
import { timeOfDay } from '../i18n/format';
import { useLanguage } from '../i18n/language';
import { useCodeWords, useWords } from '../i18n/words';
import { PresenceDot } from '../ui/marks';
import { uiWords } from '../ui/words';
import { groupVerdicts } from './verdicts';
import { contactWords } from './words';
import css from './why-not.module.css';

const FRESH_MS = 3_000;

/** Why a waiting contact still waits: every agent with the reason. Asked again while it is shown. */
export function WhyNot({ contact }: { contact: string }) {
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const why = useQuery({
    queryKey: ['why', contact],
    queryFn: (): Promise<Why> =>
      answer(api.GET('/api/v1/contacts/{id}/why', { params: { path: { id: contact } } })),
    refetchInterval: FRESH_MS,
  });
  if (why.isPending) return <p role="status">{ui('loading')}</p>;
  if (why.isError) return <p role="alert">{errorText(errorCode(why.error))}</p>;
  if (why.data.phase !== 'waiting') return <Taken why={why.data} />;
  return <Verdicts verdicts={why.data.agents} />;
}

function Taken({ why }: { why: Why }) {
  const t = useWords(contactWords);
  const code = useCodeWords(contactWords);
  const names = useNames();
  if (!why.agent) return <p>{t('noLongerWaits')}</p>;
  const agent = names.agent(why.agent);
  return (
    <p>
      {why.why
        ? t('offeredTo', { agent, why: code('why', why.why, why.why) })
        : t('atAgent', { agent })}
    </p>
  );
}

function Verdicts({ verdicts }: { verdicts: readonly AgentVerdict[] }) {
  const t = useWords(contactWords);
  const [all, setAll] = useState(false);
  const { near, far } = groupVerdicts(verdicts);
  return (
    <>
      <ul className={css.list} aria-label={t('whyNot')}>
        {(all ? [...near, ...far] : near).map((verdict) => (
          <Line key={verdict.id} verdict={verdict} />
        ))}
      </ul>
      {!all && far.length > 0 && (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          {t('more.show', { n: far.length })}
        </Button>
      )}
    </>
  );
}

const DOTS: Record<string, Presence> = {
  eligible: 'available',
  offered: 'offered',
  on_contact: 'on_contact',
  wrap_up: 'wrap_up',
  not_ready: 'not_ready',
  declined_recently: 'available',
  reserved: 'available',
};

function Line({ verdict }: { verdict: AgentVerdict }) {
  const text = useVerdictText();
  const code = verdict.verdict === 'busy' ? verdict.detail : verdict.verdict;
  return (
    <li>
      <PresenceDot presence={DOTS[code] ?? 'offline'} />
      <span className={css.name}>{verdict.name}</span>
      <span className={verdict.verdict === 'eligible' ? css.could : css.reason}>
        {text(verdict)}
      </span>
    </li>
  );
}

/** Returns the sentence for a verdict. */
export function useVerdictText(): (verdict: AgentVerdict) => string {
  const t = useWords(contactWords);
  const find = useCodeWords(contactWords);
  const presence = useCodeWords(uiWords);
  const names = useNames();
  const language = useLanguage();
  return ({ verdict, detail }) => {
    const [code = '', skill = ''] = verdict.split(':');
    const say: Record<string, () => string> = {
      skill_missing: () => t('verdict.skill_missing', { skill, detail }),
      busy: () => t('verdict.busy', { detail: presence('presence', detail, detail) }),
      not_ready: () =>
        detail
          ? t('verdict.not_ready', { detail: names.reason(detail) })
          : t('verdict.not_ready_plain'),
      declined_recently: () =>
        t('verdict.declined_recently', { detail: timeOfDay(Number(detail), language) }),
      missed_recently: () =>
        t('verdict.missed_recently', { detail: timeOfDay(Number(detail), language) }),
      meant_for_team: () =>
        t('verdict.meant_for_team', { detail: timeOfDay(Number(detail), language) }),
      reserved: () => t('verdict.reserved', { detail: timeOfDay(Number(detail), language) }),
      meant_for_other: () => t('verdict.meant_for_other', { detail: names.agent(detail) }),
    };
    return say[code]?.() ?? find('verdict', code, verdict);
  };
}
