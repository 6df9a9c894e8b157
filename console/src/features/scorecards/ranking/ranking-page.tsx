import { Button } from 'antd';
import { Download } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Add } from '@/shared/page/add';
import { Choice } from '@/shared/page/choice';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { fileUrl, useForms, useRanking, type Form, type Team } from '../api';
import { periods } from '../format';
import { cardWords, type CardWord } from '../words';
import { DrawForm } from './draw-form';
import { RankingRow } from './row';
import page from '@/shared/page/page.module.css';

const COLUMNS: readonly CardWord[] = [
  'rank',
  'agent',
  'total',
  'scored',
  'teamRank',
  'state',
  'moved',
];

/** The scorecards of a form and a period in order: drawn up, opened, taken out. */
export function RankingPage() {
  const t = useWords(cardWords);
  const forms = useForms();
  const usable = (forms.data?.forms ?? []).filter(({ edition }) => edition > 0);
  if (!forms.data) return <State of={forms} />;
  if (usable.length === 0) return <Nothing title={t('noForms')} hint={t('noFormsHint')} />;
  return <Ranking forms={usable} teams={forms.data.teams} />;
}

function Ranking({ forms, teams }: { forms: readonly Form[]; teams: readonly Team[] }) {
  const t = useWords(cardWords);
  const language = useLanguage();
  const [params] = useQueryState();
  const exports = useMay('export_scorecards');
  const known = periods(serverNow());
  const first = forms.find(({ content }) => content.role === 'agent') ?? forms[0];
  const form = params.get('form') ?? first?.id ?? '';
  // The month that ended last is the one that is drawn up next.
  const period = params.get('period') ?? known[1] ?? '';
  const team = params.get('team') ?? '';
  const all = params.get('show') !== 'approved';
  const found = useRanking({ form, period, team }, all);
  const places = found.data ?? [];
  const open = places.some(({ scorecard }) =>
    ['draft', 'returned', 'handed_in'].includes(scorecard.state),
  );
  return (
    <>
      <div className={page.bar}>
        <Choice
          name="form"
          label={t('form')}
          value={form}
          options={forms.map(({ id, content }) => [id, nameIn(content.title, language)] as const)}
        />
        <Choice
          name="period"
          label={t('period')}
          value={period}
          options={known.map((one) => [one, one] as const)}
        />
        <Choice
          name="team"
          label={t('allTeams')}
          value={team}
          options={teams.map(({ id, name }) => [id, nameIn(name, language) || id] as const)}
        />
        <Choice
          name="show"
          label={t('show')}
          value={all ? 'all' : 'approved'}
          options={[
            ['all', t('show.all')],
            ['approved', t('show.approved')],
          ]}
        />
        {exports && (
          <Button
            size="small"
            icon={<Download size={14} aria-hidden />}
            href={fileUrl(form, period, 'xlsx')}
            download
          >
            {t('takeOut')}
          </Button>
        )}
        <Add name={t('drawUp')}>
          {(close) => (
            <DrawForm form={form} period={period} team={team} teams={teams} close={close} />
          )}
        </Add>
      </div>
      {open && <p className={page.muted}>{t('provisional')}</p>}
      <ListFrame
        label={t('title')}
        of={found}
        count={places.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable label={t('title')} columns={COLUMNS.map((word) => t(word))}>
          {places.map((place) => (
            <RankingRow key={place.scorecard.id} place={place} />
          ))}
        </ListTable>
      </ListFrame>
    </>
  );
}
