import { Link } from 'react-router';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useMay, useMe } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { useOwnCards } from './api';
import { points } from './format';
import { cardWords } from './words';
import table from '@/shared/table/table.module.css';

/** One's own approved scorecards, the last moved first. */
export function OwnPage() {
  const t = useWords(cardWords);
  const language = useLanguage();
  const { agent } = useMe();
  const scores = useMay('score');
  const [params] = useQueryState();
  const found = useOwnCards(params.get('after') ?? '');
  const cards = (found.data?.scorecards ?? []).filter((card) => !scores || card.agent === agent);
  return (
    <>
      <ListFrame
        label={t('section.own')}
        of={found}
        count={cards.length}
        none={t('noneOwn')}
        hint={t('noneOwnHint')}
      >
        <ListTable
          label={t('section.own')}
          columns={[t('period'), t('total'), t('state'), t('moved')]}
        >
          {cards.map(({ id, period, revision, total, state, since }) => (
            <tr key={id}>
              <td>
                <Link className={table.link} to={`/scorecards/${encodeURIComponent(id)}`}>
                  {period}
                </Link>
                {revision > 1 && ` · ${t('revision', { n: revision })}`}
              </td>
              <td>{points(total)}</td>
              <td>{t(`state.${state}`)}</td>
              <td>{moment(since, serverNow(), language)}</td>
            </tr>
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={cards.length} next={found.data.after} />}
    </>
  );
}
