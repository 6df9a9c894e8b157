import { Link, useParams } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useCard, type Card } from '../api';
import { points } from '../format';
import { cardWords } from '../words';
import { Acts } from './acts';
import { Lines } from './lines';
import table from '@/shared/table/table.module.css';
import css from '../scorecards.module.css';

/** One scorecard: its lines with what is behind them, how it went, and what may be done with it. */
export function CardPage() {
  const { id = '' } = useParams();
  const found = useCard(id);
  return (
    <>
      <State of={found} />
      {found.data && (
        <>
          <Head card={found.data} />
          <Lines card={found.data} />
          <div className={css.columns}>
            <Acts key={`${found.data.id}.${found.data.version}`} card={found.data} />
            <History card={found.data} />
          </div>
        </>
      )}
    </>
  );
}

function Head({ card }: { card: Card }) {
  const t = useWords(cardWords);
  const names = useNames();
  const language = useLanguage();
  const title = nameIn(card.title, language);
  const when = moment(card.taken_at, serverNow(), language);
  return (
    <header className={css.head}>
      <h2>
        {names.agent(card.agent)} · {card.period}
      </h2>
      <strong className={css.total}>{points(card.total)}</strong>
      <span className={css.state} role="status">
        {t(`state.${card.state}`)}
      </span>
      {card.revision > 1 && <span>{t('revision', { n: card.revision })}</span>}
      <span className={css.muted}>
        {t('formEdition', { name: title, n: card.edition })} ·{' '}
        {t('takenAt', { when, definitions: card.definitions })}
      </span>
      {card.approval && (
        <Link className={table.link} to={`/approvals/${encodeURIComponent(card.approval)}`}>
          {t('openApproval')}
        </Link>
      )}
      {card.reason && <p className={css.said}>{t('reasonOf', { reason: card.reason })}</p>}
      {card.comment && <p className={css.said}>{card.comment}</p>}
    </header>
  );
}

function History({ card }: { card: Card }) {
  const t = useWords(cardWords);
  const names = useNames();
  const language = useLanguage();
  if (card.acts.length === 0 && card.revisions.length < 2) return null;
  return (
    <Panel title={t('history')}>
      {card.revisions.length > 1 && (
        <p aria-label={t('revisions')} className={css.line}>
          {card.revisions.map(({ id, revision, total }) =>
            id === card.id ? (
              <strong key={id}>
                {t('revision', { n: revision })}: {points(total)}
              </strong>
            ) : (
              <Link key={id} className={table.link} to={`/scorecards/${encodeURIComponent(id)}`}>
                {t('revision', { n: revision })}: {points(total)}
              </Link>
            ),
          )}
        </p>
      )}
      <ul className={css.history}>
        {card.acts.map((act) => (
          <li key={`${act.at}.${act.to}`}>
            <strong>{t(`state.${act.to}`)}</strong> {points(act.total)}
            <span className={css.muted}>
              {names.user(act.by)} · {moment(act.at, serverNow(), language)}
            </span>
            {act.reason && <p className={css.said}>{act.reason}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
