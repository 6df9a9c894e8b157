import { useState } from 'react';
import { Button, Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import type { CasePage, Verb } from '@/shared/cases/kinds';
import { caseCodes } from '@/shared/cases/codes';
import { ASIDE, WAY, formOf } from '../moves';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import { MoveDialog } from './move-dialog';
import css from './case.module.css';

/** The move that usually comes next: back to work only when the customer refused. Pure. */
const nextOf = (state: string, moves: readonly Verb[]): Verb | undefined =>
  state === 'refused' && moves.includes('reopen')
    ? 'reopen'
    : (moves.find((move) => move !== 'assign' && move !== 'reopen') ?? moves[0]);

/** Where it is of use to know what stands in the way of closing. */
const NEAR_THE_END = new Set(['fed_back', 'accepted', 'refused', 'solved', 'followed_up']);

/** What can be done with a case: the moves of its way, the possible ones first, and the rest behind a button. */
export function Acts({ page }: { page: CasePage }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const [verb, setVerb] = useState<Verb | null>(null);
  const { case: about, moves, missing } = page;
  const can = (move: Verb) => moves.includes(move) && formOf(move, about) !== null;
  const state = code('state', about.state, '');
  const next = nextOf(about.state, WAY.filter(can));
  const aside = ASIDE.filter(can);
  return (
    <div className={css.acts} role="group" aria-label={t('moves')}>
      {WAY.map((move) => (
        <Button
          key={move}
          size="small"
          type={move === next ? 'primary' : 'default'}
          disabled={!can(move)}
          title={can(move) ? undefined : t('notNow', { state })}
          onClick={() => setVerb(move)}
        >
          {code('verb', move, move)}
        </Button>
      ))}
      {aside.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: aside.map((move) => ({ key: move, label: code('verb', move, move) })),
            onClick: ({ key }) => setVerb(key as Verb),
          }}
        >
          <Button size="small" icon={<ChevronDown size={14} aria-hidden />} iconPlacement="end">
            {t('more')}
          </Button>
        </Dropdown>
      )}
      {missing && NEAR_THE_END.has(about.state) && (
        <p className={css.lacks}>
          {t('lacks', { what: t(`lacks.${missing.replace('_missing', '')}` as CaseWord) })}
        </p>
      )}
      {verb && <MoveDialog key={verb} verb={verb} about={about} close={() => setVerb(null)} />}
    </div>
  );
}
