import { useState } from 'react';
import { Button, Segmented, Select } from 'antd';
import { Pencil, Send } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { sinceOf, useSurveys, type Survey } from './api';
import { HandForm } from './hand-form';
import { InviteDialog } from './invite-dialog';
import { LoopPanel } from './loop-panel';
import { LowAnswers } from './low-answers';
import { ReportPanel } from './report-panel';
import { ResultPanel } from './result-panel';
import { surveyWords } from './words';
import css from '@/shared/page/page.module.css';

const SPANS = ['7', '30', '90', '365'] as const;

/** What customers answered: each questionnaire over a span, and what became of low scores. */
export default function SurveysPage() {
  const t = useWords(surveyWords);
  const found = useSurveys();
  return (
    <SectionPage title={t('title')}>
      <State of={found} />
      {found.data?.length === 0 && <Nothing title={t('none')} hint={t('noneHint')} />}
      {found.data?.[0] && <Content surveys={found.data} first={found.data[0]} />}
    </SectionPage>
  );
}

function Content({ surveys, first }: { surveys: readonly Survey[]; first: Survey }) {
  const [params] = useQueryState();
  const survey = surveys.find(({ id }) => id === params.get('survey')) ?? first;
  const span = SPANS.find((days) => days === params.get('span')) ?? '30';
  const since = sinceOf(Number(span), serverNow());
  return (
    <>
      <Filters surveys={surveys} survey={survey} span={span} />
      <ResultPanel survey={survey} since={since} />
      <LoopPanel survey={survey} since={since} />
      <ReportPanel survey={survey} since={since} />
      <LowAnswers survey={survey} since={since} />
    </>
  );
}

interface Props {
  surveys: readonly Survey[];
  survey: Survey;
  span: string;
}

function Filters({ surveys, survey, span }: Props) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const writes = useMay('follow_up');
  const [, change] = useQueryState();
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Select
        size="small"
        popupMatchSelectWidth={false}
        aria-label={t('survey')}
        value={survey.id}
        options={surveys.map(({ id, name }) => ({
          value: id,
          label: nameIn(name, language) || id,
        }))}
        onChange={(id: string) => change({ survey: id, after: '', mark: '', of: '', key: '' })}
      />
      <Segmented
        size="small"
        aria-label={t('span')}
        value={span}
        options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
        onChange={(days) => change({ span: days === '30' ? '' : days, after: '' })}
      />
      {writes && (
        <Button
          size="small"
          className={css.push ?? ''}
          icon={<Pencil size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('byHand')}
        </Button>
      )}
      {writes && (
        <Button
          size="small"
          type="primary"
          icon={<Send size={14} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('invite')}
        </Button>
      )}
      {asking && <InviteDialog surveys={surveys} survey={survey} close={() => setAsking(false)} />}
      {adding && <HandForm survey={survey} close={() => setAdding(false)} />}
    </div>
  );
}
