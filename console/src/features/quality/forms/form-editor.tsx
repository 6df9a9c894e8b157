import { useState } from 'react';
import { Alert, Button, Input, InputNumber } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { saveForm, useRefresh, type Form, type FormContent, type Section } from '../api';
import { qualityWords } from '../words';
import { blankForm, blankSection, without, withOne } from './content';
import { SectionEditor } from './section-editor';
import css from '../quality.module.css';

interface Props {
  of: Form | null;
  close: () => void;
}

/** Writes on a form: its title, pass mark, sections and questions. Nothing is published by it. */
export function FormEditor({ of, close }: Props) {
  const t = useWords(qualityWords);
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [content, setContent] = useState<FormContent>(of?.content ?? blankForm());
  const [error, setError] = useState('');
  const set = (change: Partial<FormContent>) => setContent((old) => ({ ...old, ...change }));
  const setTitle = (language: string, text: string) =>
    set({ title: { ...content.title, [language]: text } });
  const save = async () => {
    try {
      await saveForm(of?.id ?? '', of?.version ?? 0, content);
      await refresh();
      close();
    } catch (fault) {
      setError(errorText(errorCode(fault), fault instanceof Error ? fault.message : ''));
    }
  };
  return (
    <Panel title={t(of ? 'editForm' : 'newForm')}>
      {error && <Alert type="error" role="alert" showIcon title={error} />}
      <div className={css.grid}>
        <label className={css.broad}>
          {t('titleEn')}
          <Input
            value={content.title.en ?? ''}
            onChange={({ target }) => setTitle('en', target.value)}
          />
        </label>
        <label className={css.broad}>
          {t('titleZh')}
          <Input
            value={content.title['zh-CN'] ?? ''}
            onChange={({ target }) => setTitle('zh-CN', target.value)}
          />
        </label>
        <label>
          {t('passMark')}
          <InputNumber
            min={0}
            max={100}
            value={Math.round(content.pass_mark * 1000) / 10}
            onChange={(next) => set({ pass_mark: (next ?? 0) / 100 })}
          />
        </label>
      </div>
      {content.sections.map((section, at) => (
        <SectionEditor
          key={at}
          section={section}
          change={(next: Section) => set({ sections: withOne(content.sections, at, next) })}
          remove={() => set({ sections: without(content.sections, at) })}
        />
      ))}
      <div className={css.line}>
        <Button onClick={() => set({ sections: [...content.sections, blankSection()] })}>
          {t('addSection')}
        </Button>
        <Button type="primary" className={css.push ?? ''} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </Panel>
  );
}
