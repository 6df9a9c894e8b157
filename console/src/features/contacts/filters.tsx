import { Button, Segmented, Tag } from 'antd';
import { X } from 'lucide-react';
import { OUTCOMES, PHASES } from '@/shared/contact/kinds';
import { contactWords } from '@/shared/contact/words';
import { useHouse } from '@/shared/house/house';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Choice } from '@/shared/page/choice';
import { LookFor } from '@/shared/page/look-for';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { uiWords } from '@/shared/ui/words';
import type { Search } from './search';
import { contactsWords } from './words';
import css from '@/shared/page/page.module.css';

const TIERS = ['A', 'B', 'C'];
const NONE: Record<keyof Search, ''> = {
  phase: '',
  queue: '',
  agent: '',
  tier: '',
  outcome: '',
  closed: '',
  number: '',
  since: '',
  before: '',
};

/** Which contacts are shown. Every choice goes into the address, and back to the newest page. */
export function Filters({ search }: { search: Search }) {
  const t = useWords(contactsWords);
  const ui = useWords(uiWords);
  const [, change] = useQueryState();
  const { queues, agents } = useHouse();
  const language = useLanguage();
  const code = useCodeWords(contactWords);
  const sees = useMay('see_numbers');
  const narrowed = Object.values(search).some((value) => value !== '');
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented<Search['closed']>
        size="small"
        aria-label={t('which')}
        value={search.closed}
        options={[
          { value: '', label: t('all') },
          { value: 'false', label: t('live') },
          { value: 'true', label: t('over') },
        ]}
        onChange={(closed) => change({ closed, before: '', phase: '', outcome: '' })}
      />
      <Choice
        page="before"
        name="queue"
        label={t('queue')}
        value={search.queue}
        options={queues.map(({ id, name }) => [id, nameIn(name, language) || id])}
      />
      <Choice
        page="before"
        name="agent"
        label={t('agent')}
        value={search.agent}
        options={agents.map(({ id, name }) => [id, name])}
      />
      <Choice
        page="before"
        name="tier"
        label={t('tier')}
        value={search.tier}
        options={TIERS.map((tier) => [tier, ui('tier', { tier })])}
      />
      <Choice
        page="before"
        name="phase"
        label={t('phase')}
        value={search.phase}
        options={PHASES.map((phase) => [phase, code('phase', phase, phase)])}
      />
      <Choice
        page="before"
        name="outcome"
        label={t('outcome')}
        value={search.outcome}
        options={OUTCOMES.map((one) => [one, code('outcome', one, one)])}
      />
      <LookFor
        label={t('number')}
        title={t(sees ? 'numberHint' : 'numberMasked')}
        disabled={!sees}
        inputMode="tel"
        maxLength={30}
        value={search.number}
        look={(number) => change({ number, before: '' })}
      />
      {search.since && <Since since={Number(search.since)} />}
      {narrowed && (
        <Button size="small" type="link" onClick={() => change(NONE)}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

function Since({ since }: { since: number }) {
  const t = useWords(contactsWords);
  const language = useLanguage();
  const [, change] = useQueryState();
  const time = moment(since, serverNow(), language);
  return (
    <Tag
      closable={{
        closeIcon: <X size={12} aria-hidden />,
        'aria-label': t('sinceClear', { time }),
      }}
      onClose={() => change({ since: '', before: '' })}
    >
      {t('since', { time })}
    </Tag>
  );
}
