import { Input, Radio } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import type { Evaluation, Judgement, Question } from '../api';
import { answered, percent } from '../format';
import { qualityWords } from '../words';
import css from '../quality.module.css';

interface Props {
  evaluation: Evaluation;
  answers: readonly Judgement[];
  /** Takes changed answers; without it they are only shown. */
  change?: (answers: Judgement[]) => void;
}

/** The sections of a form with their answers, each with what it earned. */
export function Questions({ evaluation, answers, change }: Props) {
  const t = useWords(qualityWords);
  const language = useLanguage();
  return evaluation.content.sections.map((section) => {
    const score = evaluation.sections.find((each) => each.section === section.id);
    return (
      <Panel
        key={section.id}
        title={nameIn(section.name, language)}
        extra={
          <span className={css.muted}>
            {t('weight', { n: section.weight })} · {percent(score?.share ?? null)}
            {score?.critical && <span className={css.mark}>{t('criticalError')}</span>}
          </span>
        }
      >
        {section.questions.map((question) => (
          <One
            key={question.id}
            question={question}
            given={answers.find((each) => each.question === question.id)}
            give={change && ((next) => change(answered(answers, question.id, next)))}
          />
        ))}
      </Panel>
    );
  });
}

interface OneProps {
  question: Question;
  given: Judgement | undefined;
  give: ((change: Partial<Judgement>) => void) | undefined;
}

function One({ question, given, give }: OneProps) {
  const t = useWords(qualityWords);
  const language = useLanguage();
  const text = nameIn(question.text, language);
  const hint = nameIn(question.hint, language);
  return (
    <div className={css.question}>
      <div>
        <div>
          {text}
          {question.critical !== 'no' && (
            <span className={css.mark}>
              {t('criticalError')} · {t(`critical.${question.critical}`)}
            </span>
          )}
        </div>
        {hint && <div className={css.muted}>{hint}</div>}
      </div>
      <Radio.Group
        aria-label={text}
        size="small"
        disabled={!give}
        optionType="button"
        value={given ? (given.value ?? 'na') : null}
        options={useOptions(question)}
        onChange={({ target }) =>
          give?.({ value: target.value === 'na' ? null : Number(target.value) })
        }
      />
      {give ? (
        <Input
          size="small"
          aria-label={t('commentOf', { name: text })}
          placeholder={t('comment')}
          maxLength={1000}
          disabled={!given}
          value={given?.comment ?? ''}
          onChange={({ target }) => give({ comment: target.value })}
        />
      ) : (
        given?.comment && <p className={css.said}>{given.comment}</p>
      )}
    </div>
  );
}

function useOptions({ kind, points, optional }: Question) {
  const t = useWords(qualityWords);
  const scale = Array.from({ length: points + 1 }, (_, n) => ({ value: n, label: String(n) }));
  const values: { value: number | 'na'; label: string }[] =
    kind === 'yes_no'
      ? [
          { value: 1, label: t('yes') },
          { value: 0, label: t('no') },
        ]
      : scale;
  return optional ? [...values, { value: 'na' as const, label: t('na') }] : values;
}
