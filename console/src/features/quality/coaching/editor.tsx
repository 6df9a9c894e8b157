import { useState } from 'react';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { Fields, type FieldSpec, type Values } from '@/shared/form/fields';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { useEvaluations, useForms, type EvaluationLine } from '../api';
import { percent } from '../format';
import { useAct } from '../use-act';
import { dropNote, moveNote, writeNote, type Note } from './api';
import { textOf, valuesOf } from './text';
import { coachingWords } from './words';
import css from '../quality.module.css';

/** A draft as its coach writes on it. */
export function Editor({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  const navigate = useNavigate();
  const { run, busy, error } = useAct();
  const judged = useJudged(of.agent);
  const [values, setValues] = useState<Values>(() => valuesOf(of));
  const contacts = new Map(judged.map(({ id, about }) => [id, about.contact]));
  // What was kept stays kept when sharing it is refused.
  const [version, setVersion] = useState(of.version);
  const save = async () => {
    const kept = await writeNote(of.id, textOf(values, version, contacts));
    setVersion(kept.version);
    return kept;
  };
  const share = async () => moveNote(of.id, 'share', (await save()).version);
  const drop = async () => {
    if (await run(() => dropNote(of.id, version))) void navigate('/quality/coaching');
  };
  return (
    <Panel title={t('state.draft')}>
      <Fields
        fields={useFields(judged)}
        values={values}
        change={(key, value) => setValues((old) => ({ ...old, [key]: value }))}
      />
      <div className={css.line}>
        <Button loading={busy} onClick={() => void run(save)}>
          {t('save')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => void run(share)}>
          {t('share')}
        </Button>
        <Button danger type="text" className={css.push ?? ''} onClick={() => void drop()}>
          {t('drop')}
        </Button>
      </div>
      {error && (
        <p role="alert" className={css.alarm}>
          {error}
        </p>
      )}
    </Panel>
  );
}

/** The agent's last evaluations. */
function useJudged(agent: string): readonly EvaluationLine[] {
  const all = { state: '', contact: '', after: '', since: '', before: '' };
  return useEvaluations({ agent, ...all }).data?.evaluations ?? [];
}

function useFields(judged: readonly EvaluationLine[]): FieldSpec[] {
  const t = useWords(coachingWords);
  const language = useLanguage();
  const forms = useForms().data ?? [];
  const used = forms.filter(({ id }) => judged.some(({ form }) => form === id));
  const asked = used.flatMap(({ content }) =>
    content.sections.flatMap(({ questions }) =>
      questions.map(({ id, text }) => [id, nameIn(text, language)] as const),
    ),
  );
  const none = ['', '–'] as const;
  return [
    { key: 'title', label: t('title'), required: true },
    { key: 'text', label: t('text'), kind: 'area' },
    {
      key: 'seen',
      label: t('seen'),
      kind: 'rows',
      of: [
        { key: 'text', label: t('seenText'), kind: 'area', required: true },
        {
          key: 'evaluation',
          label: t('seenIn'),
          kind: 'choice',
          options: [
            none,
            ...judged.map(
              ({ id, about, share }) =>
                [id, `${moment(about.at, serverNow(), language)} · ${percent(share)}`] as const,
            ),
          ],
        },
        { key: 'question', label: t('seenQuestion'), kind: 'choice', options: [none, ...asked] },
        { key: 'contact', label: t('seenContact') },
      ],
    },
    {
      key: 'agreed',
      label: t('agreed'),
      kind: 'rows',
      hint: t('agreedHint'),
      of: [
        { key: 'text', label: t('agreedText'), required: true },
        {
          key: 'who',
          label: t('who'),
          kind: 'choice',
          options: [
            ['agent', t('who.agent')],
            ['coach', t('who.coach')],
          ],
        },
        { key: 'due', label: t('due'), kind: 'time', required: true },
      ],
    },
    { key: 'follow_up_at', label: t('followUp'), kind: 'time', hint: t('followUpHint') },
  ];
}
