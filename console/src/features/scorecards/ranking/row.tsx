import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import type { Place } from '../api';
import { points } from '../format';
import { cardWords } from '../words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

/** One agent's scorecard in the order of all. */
export function RankingRow({ place }: { place: Place }) {
  const t = useWords(cardWords);
  const names = useNames();
  const language = useLanguage();
  const { scorecard: card, rank, of, team_rank: teamRank, team_of: teamOf } = place;
  return (
    <tr>
      <td>{rank ?? <span className={page.muted}>{t('notRanked')}</span>}</td>
      <td>
        <Link className={table.link} to={`/scorecards/${encodeURIComponent(card.id)}`}>
          {names.agent(card.agent)}
        </Link>
        {card.revision > 1 && ` · ${t('revision', { n: card.revision })}`}
      </td>
      <td title={rank === null ? '' : t('rankOf', { rank, of })}>
        <strong>{points(card.total)}</strong>
      </td>
      <td>{Math.round(card.scored * 100)} %</td>
      <td>{teamRank === null ? '–' : t('rankOf', { rank: teamRank, of: teamOf })}</td>
      <td>{t(`state.${card.state}`)}</td>
      <td>{moment(card.since, serverNow(), language)}</td>
    </tr>
  );
}
