import { useState } from 'react';
import { Button } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import type { Card, LineScore } from '../api';
import { figure, points, share } from '../format';
import { cardWords } from '../words';
import { Behind } from './behind';
import table from '@/shared/table/table.module.css';
import css from '../scorecards.module.css';

/** The lines of a scorecard: figure against goal, points, and what is behind each. */
export function Lines({ card }: { card: Card }) {
  const t = useWords(cardWords);
  const [opened, setOpened] = useState('');
  return (
    <Panel title={t('lines')} className={css.lines}>
      <table className={table.table} aria-label={t('lines')}>
        <thead>
          <tr>
            <th scope="col">{t('measure')}</th>
            <th scope="col" className={table.number}>
              {t('figure')}
            </th>
            <th scope="col">{t('restsOn')}</th>
            <th scope="col">{t('target')}</th>
            <th scope="col" className={table.number}>
              {t('weight')}
            </th>
            <th scope="col" className={table.number}>
              {t('points')}
            </th>
            <th scope="col" aria-label={t('behind')} />
          </tr>
        </thead>
        <tbody>
          {card.lines.map((line) => (
            <Line key={line.measure} line={line} cap={card.cap} open={setOpened} />
          ))}
        </tbody>
        <tfoot>
          <Sum card={card} />
        </tfoot>
      </table>
      {opened && <Behind card={card} measure={opened} close={() => setOpened('')} />}
    </Panel>
  );
}

interface LineProps {
  line: LineScore;
  cap: number;
  open: (measure: string) => void;
}

function Line({ line, cap, open }: LineProps) {
  const t = useWords(cardWords);
  const code = useCodeWords(cardWords);
  const language = useLanguage();
  const { measure, unit, goal, better, weight, least, state } = line;
  const told = (value: number) => figure(value, unit, language);
  const name = code('measure', measure, measure);
  const n = line.figure.n.toLocaleString(language, { maximumFractionDigits: 1 });
  const stretch = goal.stretch === null ? '' : t('stretchHint', { stretch: told(goal.stretch) });
  return (
    <tr className={state === 'scored' ? undefined : css.out}>
      <th scope="row">{name}</th>
      <td className={table.number}>{figure(line.figure.value, unit, language)}</td>
      <td>{code('rests', line.rests_on, '{n}').replace('{n}', n)}</td>
      <td title={t('goalHint', { floor: told(goal.floor), target: told(goal.target), stretch })}>
        {better === 'higher' ? '≥' : '≤'} {told(goal.target)}
      </td>
      <td className={table.number}>{weight.toLocaleString(language)}</td>
      <td className={table.number}>
        {state === 'scored' ? (
          <span className={css.points}>
            <meter
              className={css.meter}
              min={0}
              max={100}
              value={share(line.points, cap)}
              aria-hidden
            />
            <span className={css.number}>{points(line.points)}</span>
          </span>
        ) : (
          <span className={css.muted}>{t(`lineState.${state}`, { least })}</span>
        )}
      </td>
      <td>
        {line.figure.value !== null && (
          <Button size="small" onClick={() => open(measure)} aria-label={`${t('behind')}: ${name}`}>
            {t('behind')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Sum({ card }: { card: Card }) {
  const t = useWords(cardWords);
  const language = useLanguage();
  const { earned, weight, weight_of_all: all, total, scored } = card;
  const told = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 2 });
  return (
    <tr>
      <th scope="row">{t('total')}</th>
      <td colSpan={4} className={css.muted}>
        {t('sum', { earned: told(earned), weight: told(weight) })}
        {weight < all && ` · ${t('leftOut', { n: Math.round(scored * 100) })}`}
      </td>
      <td className={table.number}>
        <strong>{points(total)}</strong>
      </td>
      <td />
    </tr>
  );
}
