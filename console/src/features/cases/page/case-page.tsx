import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { TierBadge } from '@/shared/ui/marks';
import { State } from '@/shared/ui/state';
import { caseCodes } from '@/shared/cases/codes';
import { useCase } from '@/shared/cases/api';
import type { CasePage as Page } from '@/shared/cases/kinds';
import { TimeLeft } from '@/shared/cases/time-left';
import { caseWords } from '@/shared/cases/words';
import { Acts } from './acts';
import { Clocks } from './clocks';
import { CustomerLink } from './customer-link';
import { Examination } from './examination';
import { Facts } from './facts';
import { Files } from './files';
import { Links } from './links';
import { Trail } from './trail';
import table from '@/shared/table/table.module.css';
import css from './case.module.css';

/** One case: what it is about, what can be done, and everything that happened. */
export function CasePage() {
  const t = useWords(caseWords);
  const { id = '' } = useParams();
  const found = useCase(id);
  return (
    <div className={css.page}>
      <Link className={`${table.link} ${css.back}`} to="/cases">
        <ArrowLeft size={14} aria-hidden /> {t('back')}
      </Link>
      <State of={found} />
      {found.isSuccess && <Content page={found.data} />}
    </div>
  );
}

function Content({ page }: { page: Page }) {
  const works = useMay('work_cases');
  const { case: about } = page;
  return (
    <>
      <Head page={page} />
      {works && <Acts page={page} />}
      <div className={css.columns}>
        <Trail page={page} />
        <div className={css.side}>
          <Clocks about={about} />
          <Facts about={about} />
          <Examination about={about} />
          <Files about={about} works={works} />
          <Links about={about} />
          {works && <CustomerLink id={about.id} />}
        </div>
      </div>
    </>
  );
}

function Head({ page }: { page: Page }) {
  const t = useWords(caseWords);
  const names = useNames();
  const code = useCodeWords(caseCodes);
  const language = useLanguage();
  const { case: about } = page;
  const when = moment(about.opened_at, serverNow(), language);
  const paused = about.pauses.at(-1)?.until === null;
  const due = Math.min(
    ...about.deadlines.filter(({ met_at }) => met_at == null).map((each) => each.due),
  );
  return (
    <header className={css.head}>
      <div className={css.name}>
        <span className={css.muted}>{about.number}</span>
        <h1>{about.title}</h1>
        <TierBadge tier={about.tier} />
        <span className={css.stage}>
          <strong role="status">{code('state', about.state, '')}</strong>
          {paused && <span className={css.muted}>{t('paused')}</span>}
          {!paused && Number.isFinite(due) && <TimeLeft due={due} />}
        </span>
      </div>
      <p className={css.muted}>
        {[
          code('type', about.type, ''),
          code('priority', about.priority, ''),
          about.opener
            ? t('opened', { when, name: names.user(about.opener) })
            : t('openedAlone', { when }),
        ].join(' · ')}
      </p>
      {about.text && <p className={css.words}>{about.text}</p>}
    </header>
  );
}
