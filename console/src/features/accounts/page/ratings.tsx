import { useState } from 'react';
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import type { Values } from '@/shared/form/fields';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { fill, nameIn, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { day } from '../format';
import type { AccountPage, Rating } from '../kinds';
import { TierDialog } from './ask-tier';
import { assessWords } from './assess-words';
import type { Kind } from './own-things';
import { ThingsPanel } from './things-panel';

const MARKS = [0, 1, 2, 3, 4, 5].map((mark) => [mark, String(mark)] as const);
const key = (criterion: string) => `mark.${criterion}`;

/** The criteria of the house by name, as the language has them. */
function useCriteria() {
  const { criteria } = useHouse();
  const language = useLanguage();
  return criteria.map(({ id, name, weight }) => ({
    id,
    weight,
    name: nameIn(name, language) || id,
  }));
}

function useRatingKind(): Kind<Rating> {
  const t = useWords(assessWords);
  const criteria = useCriteria();
  const marksOf = (values: Values) =>
    Object.fromEntries(criteria.map(({ id }) => [id, Number(values[key(id)] ?? 0)]));
  return {
    word: 'ratings',
    fields: [
      ...criteria.map(({ id, name, weight }) => ({
        key: key(id),
        label: t('weighs', { name, n: weight }),
        kind: 'choice' as const,
        options: MARKS,
      })),
      { key: 'note', label: t('note'), kind: 'area' },
    ],
    fresh: { note: '', ...Object.fromEntries(criteria.map(({ id }) => [key(id), 0])) },
    toForm: ({ marks, note }) => ({
      note,
      ...Object.fromEntries(criteria.map(({ id }) => [key(id), marks[id] ?? 0])),
    }),
    toBody: (values) => ({ marks: marksOf(values), note: values.note }),
    of: (page) => page.ratings,
  };
}

/** The marks that an account was given, and the tier that they stand for: asked for with one button (KA-01). */
export function Ratings({ page }: { page: AccountPage }) {
  const t = useWords(assessWords);
  const names = useNames();
  const language = useLanguage();
  const follows = useMay('follow_up');
  const [asks, setAsks] = useState<Rating | null>(null);
  const { account, ratings } = page;
  const when = ({ at }: Rating) => day(at, language);
  const proposes = ({ tier }: Rating) => follows && tier !== '' && tier !== account.tier;
  return (
    <>
      <ThingsPanel
        kind={useRatingKind()}
        account={account.id}
        title={t('ratings')}
        add={t('addRating')}
        none={t('ratingsNone')}
        things={ratings}
        name={(one) => t('rating', { when: when(one) })}
        columns={[
          { name: t('when'), cell: when },
          { name: t('by'), cell: ({ by }) => names.user(by) },
          { name: t('score'), cell: ({ score }) => score, as: 'number' },
          { name: t('tier'), cell: ({ tier }) => (tier ? names.tier(tier) : t('noTier')) },
          { name: t('note'), cell: ({ note }) => note, as: 'wrap' },
        ]}
        acts={(one) =>
          proposes(one) && (
            <Button size="small" onClick={() => setAsks(one)}>
              {t('ask')}
            </Button>
          )
        }
      />
      {asks && <Ask page={page} rating={asks} close={() => setAsks(null)} />}
    </>
  );
}

interface AskProps {
  page: AccountPage;
  rating: Rating;
  close: () => void;
}

/** Asks for the tier of some marks, with the marks as the reason. */
function Ask({ page: { account }, rating, close }: AskProps) {
  const t = useWords(assessWords);
  const queries = useQueryClient();
  const [, change] = useQueryState();
  const marks = useCriteria()
    .map(({ id, name }) => `${name} ${rating.marks[id] ?? 0}`)
    .join(', ');
  return (
    <TierDialog
      of={{
        subject: account.tier ? 'tier' : 'nomination',
        id: account.id,
        title: account.company,
        tier: account.tier,
        version: account.version,
        wanted: rating.tier,
        reason: fill(t('because'), { score: rating.score, marks }),
      }}
      close={close}
      done={() => {
        void queries.invalidateQueries({ queryKey: ['approvals'] });
        change({ tab: 'approvals' });
      }}
    />
  );
}
