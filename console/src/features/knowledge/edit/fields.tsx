import type { ReactNode } from 'react';
import { Input, Select } from 'antd';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { LANGUAGES } from '../format';
import { knowledgeWords } from '../words';
import type { Form } from './form';
import css from '../knowledge.module.css';

interface Props {
  form: Form;
  change: (part: Partial<Form>) => void;
}

/** What the article says. The language of one that is there is `fixed`. */
export function Words({ form, change, fixed }: Props & { fixed: boolean }) {
  const t = useWords(knowledgeWords);
  return (
    <>
      <Field label={t('language')}>
        <Select
          className={css.choice}
          disabled={fixed}
          aria-label={t('language')}
          value={form.language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(language) => change({ language })}
        />
      </Field>
      <Field label={t('heading')}>
        <Input
          aria-label={t('heading')}
          lang={form.language}
          maxLength={200}
          value={form.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <Field label={t('text')} hint={t('textHint')}>
        <Input.TextArea
          aria-label={t('text')}
          lang={form.language}
          autoSize={{ minRows: 12, maxRows: 30 }}
          maxLength={15_000}
          value={form.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <Field label={t('keywords')}>
        <Select
          mode="tags"
          open={false}
          suffix={null}
          aria-label={t('keywords')}
          placeholder={t('keywordsHint')}
          tokenSeparators={[',', '，', '、']}
          maxCount={40}
          value={form.keywords}
          onChange={(keywords: string[]) => change({ keywords })}
        />
      </Field>
    </>
  );
}

/** Whom it is for and until when; a `fresh` article may stand for one of the configuration. */
export function Aims({ form, change, fresh }: Props & { fresh: boolean }) {
  const t = useWords(knowledgeWords);
  const language = useLanguage();
  const { queues } = useHouse();
  return (
    <>
      <div className={css.pair}>
        <Field label={t('queues')}>
          <Select
            mode="multiple"
            aria-label={t('queues')}
            placeholder={t('queuesHint')}
            options={queues.map(({ id, name }) => ({
              value: id,
              label: nameIn(name, language) || id,
            }))}
            value={form.queues}
            onChange={(chosen: string[]) => change({ queues: chosen })}
          />
        </Field>
        <Field label={t('menus')}>
          <Select
            mode="tags"
            open={false}
            suffix={null}
            aria-label={t('menus')}
            placeholder={t('menusHint')}
            tokenSeparators={[',', ' ']}
            value={form.menus}
            onChange={(menus: string[]) => change({ menus })}
          />
        </Field>
      </div>
      <div className={css.pair}>
        <Day label={t('from')} value={form.from} change={(from) => change({ from })} />
        <Day
          label={t('until')}
          hint={t('untilHint')}
          value={form.until}
          change={(until) => change({ until })}
        />
      </div>
      <div className={css.pair}>
        <Field label={t('department')}>
          <Input
            aria-label={t('department')}
            maxLength={200}
            value={form.department}
            onChange={(event) => change({ department: event.target.value })}
          />
        </Field>
        {fresh && (
          <Field label={t('replaces')}>
            <Input
              aria-label={t('replaces')}
              placeholder={t('replacesHint')}
              maxLength={200}
              value={form.replaces}
              onChange={(event) => change({ replaces: event.target.value })}
            />
          </Field>
        )}
      </div>
    </>
  );
}

function Day(props: {
  label: string;
  hint?: string;
  value: string;
  change: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      <Input
        type="date"
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.change(event.target.value)}
      />
    </Field>
  );
}

function Field(props: { label: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <div className={css.field}>
      <span className={css.label}>{props.label}</span>
      {props.children}
      {props.hint && <small className={css.muted}>{props.hint}</small>}
    </div>
  );
}
