import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { beginEvaluation } from '../api';
import { useAct } from '../use-act';
import { closeSession, useSession, type Session } from './api';
import { ResultTable } from './result';
import { calibrationWords } from './words';
import table from '@/shared/table/table.module.css';
import css from '../quality.module.css';

/** One session: who has handed in, and once it is over how far they agree. */
export function SessionPage() {
  const { id = '' } = useParams();
  const found = useSession(id);
  return (
    <>
      <State of={found} />
      {found.data && <Content of={found.data} />}
    </>
  );
}

function Content({ of }: { of: Session }) {
  const t = useWords(calibrationWords);
  return (
    <>
      <Head of={of} />
      {of.note && <p className={css.said}>{of.note}</p>}
      <Acts of={of} />
      <Judges of={of} />
      {of.result ? (
        <ResultTable of={of} result={of.result} />
      ) : (
        <p className={css.muted}>{t('blind')}</p>
      )}
    </>
  );
}

function Head({ of }: { of: Session }) {
  const t = useWords(calibrationWords);
  const names = useNames();
  const language = useLanguage();
  const when = (at: number) => moment(at, serverNow(), language);
  return (
    <header className={css.head}>
      <strong>{t(`state.${of.state}`)}</strong>
      <span className={css.muted}>
        {[
          names.agent(of.about.agent),
          names.queue(of.about.queue),
          when(of.about.at),
          nameIn(of.content.title, language),
          `${t('due')} ${when(of.due)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <Link className={table.link} to={`/contacts/${encodeURIComponent(of.about.contact)}`}>
        {t('openContact')}
      </Link>
    </header>
  );
}

function Acts({ of }: { of: Session }) {
  const t = useWords(calibrationWords);
  const navigate = useNavigate();
  const { run, busy, error } = useAct();
  if (of.moves.length === 0) return null;
  const begin = async () => {
    const { contact, agent } = of.about;
    const wish = { contact, agent, form: of.form, pick: '', calibration: of.id };
    const made = await beginEvaluation(wish);
    void navigate(`/quality/evaluations/${encodeURIComponent(made.id)}`);
  };
  return (
    <div className={css.line}>
      {of.moves.includes('evaluate') && (
        <Button type="primary" loading={busy} onClick={() => void run(begin)}>
          {t('evaluate')}
        </Button>
      )}
      {of.moves.includes('close') && (
        <>
          <Button loading={busy} onClick={() => void run(() => closeSession(of.id, of.version))}>
            {t('close')}
          </Button>
          <span className={css.muted}>{t('closeHint')}</span>
        </>
      )}
      {error && (
        <span role="alert" className={css.alarm}>
          {error}
        </span>
      )}
    </div>
  );
}

function Judges({ of }: { of: Session }) {
  const t = useWords(calibrationWords);
  const names = useNames();
  const language = useLanguage();
  return (
    <Panel title={t('judges')}>
      <ListTable label={t('judges')} columns={[t('evaluator'), t('handedIn'), t('evaluation')]}>
        {of.judges.map((judge) => (
          <tr key={judge.user}>
            <td>
              {names.user(judge.user)} {judge.leads && `(${t('reference')})`}
            </td>
            <td>
              {judge.handed_in_at
                ? moment(judge.handed_in_at, serverNow(), language)
                : t('waiting')}
            </td>
            <td>
              {judge.evaluation && (
                <Link
                  className={table.link}
                  to={`/quality/evaluations/${encodeURIComponent(judge.evaluation)}`}
                >
                  {t('evaluation')}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </ListTable>
    </Panel>
  );
}
