import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { X } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import type { Question, Section } from '../api';
import { qualityWords } from '../words';
import { blankQuestion, without, withOne } from './content';
import css from '../quality.module.css';

interface Props {
  section: Section;
  change: (section: Section) => void;
  remove: () => void;
}

/** One section of a form with its questions. */
export function SectionEditor({ section, change, remove }: Props) {
  const t = useWords(qualityWords);
  const set = (part: Partial<Section>) => change({ ...section, ...part });
  return (
    <fieldset className={css.card}>
      <legend>
        {t('sectionName')} {section.id}
      </legend>
      <div className={css.grid}>
        <Identity
          id={section.id}
          names={section.name}
          setId={(id) => set({ id })}
          setNames={(name) => set({ name })}
        />
        <Weight value={section.weight} change={(weight) => set({ weight })} />
        <Remove name={`${t('sectionName')} ${section.id}`} act={remove} />
      </div>
      {section.questions.map((question, at) => (
        <QuestionEditor
          key={at}
          question={question}
          change={(next) => set({ questions: withOne(section.questions, at, next) })}
          remove={() => set({ questions: without(section.questions, at) })}
        />
      ))}
      <Button
        size="small"
        onClick={() => set({ questions: [...section.questions, blankQuestion()] })}
      >
        {t('addQuestion')}
      </Button>
    </fieldset>
  );
}

interface QuestionProps {
  question: Question;
  change: (question: Question) => void;
  remove: () => void;
}

function QuestionEditor({ question, change, remove }: QuestionProps) {
  const t = useWords(qualityWords);
  const set = (part: Partial<Question>) => change({ ...question, ...part });
  return (
    <div className={css.card} role="group" aria-label={`${t('question')} ${question.id}`}>
      <div className={css.grid}>
        <Identity
          id={question.id}
          names={question.text}
          setId={(id) => set({ id })}
          setNames={(text) => set({ text })}
        />
        <label>
          {t('kind')}
          <Select
            value={question.kind}
            options={(['yes_no', 'scale'] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
            onChange={(kind) => set({ kind })}
          />
        </label>
        {question.kind === 'scale' && (
          <label>
            {t('points')}
            <InputNumber
              min={1}
              max={10}
              precision={0}
              value={question.points}
              onChange={(points) => set({ points: points ?? 4 })}
            />
          </label>
        )}
        <Weight value={question.weight} change={(weight) => set({ weight })} />
        <label>
          {t('critical')}
          <Select
            value={question.critical}
            options={(['no', 'section', 'whole'] as const).map((value) => ({
              value,
              label: t(`critical.${value}`),
            }))}
            onChange={(critical) => set({ critical })}
          />
        </label>
        <Checkbox
          checked={question.optional}
          onChange={({ target }) => set({ optional: target.checked })}
        >
          {t('optional')}
        </Checkbox>
        <Remove name={`${t('question')} ${question.id}`} act={remove} />
      </div>
    </div>
  );
}

interface IdentityProps {
  id: string;
  names: Record<string, string>;
  setId: (id: string) => void;
  setNames: (names: Record<string, string>) => void;
}

/** A short name, and the words in both languages. */
function Identity({ id, names, setId, setNames }: IdentityProps) {
  const t = useWords(qualityWords);
  return (
    <>
      <label title={t('idHint')}>
        {t('id')}
        <Input
          value={id}
          maxLength={60}
          onChange={({ target }) => setId(target.value.replace(/[^A-Za-z0-9_]/g, ''))}
        />
      </label>
      <label className={css.broad}>
        {t('english')}
        <Input
          value={names.en ?? ''}
          maxLength={300}
          onChange={({ target }) => setNames({ ...names, en: target.value })}
        />
      </label>
      <label className={css.broad}>
        {t('chinese')}
        <Input
          value={names['zh-CN'] ?? ''}
          maxLength={300}
          onChange={({ target }) => setNames({ ...names, 'zh-CN': target.value })}
        />
      </label>
    </>
  );
}

function Weight({ value, change }: { value: number; change: (weight: number) => void }) {
  const t = useWords(qualityWords);
  return (
    <label>
      {t('weightField')}
      <InputNumber min={0.1} max={100} value={value} onChange={(next) => change(next ?? 1)} />
    </label>
  );
}

function Remove({ name, act }: { name: string; act: () => void }) {
  const t = useWords(qualityWords);
  const label = t('remove', { name });
  return (
    <Button
      type="text"
      aria-label={label}
      title={label}
      icon={<X size={14} aria-hidden />}
      onClick={act}
    />
  );
}
