import { useState } from 'react';
import { Alert, Button } from 'antd';
import { ChevronLeft } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { Markdown } from '@/shared/knowledge/markdown';
import { showNotice } from '@/shared/ui/notice';
import { useWrite, type ArticlePage } from '../api';
import { knowledgeWords } from '../words';
import { Aims, Words } from './fields';
import { wishOf, type Form } from './form';
import css from '../knowledge.module.css';

interface Props {
  title: string;
  /** The article to write on; '' for a new one. */
  id: string;
  version: number;
  start: Form;
  /** The text that is translated. */
  original?: string;
}

/** Where an article is written, with the preview beside it. Nothing typed is lost to a conflict. */
export function Editor({ title, id, version, start, original }: Props) {
  const t = useWords(knowledgeWords);
  const navigate = useNavigate();
  const [form, setForm] = useState(start);
  const write = useWrite(version, id);
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  const ready = form.title.trim() !== '' && form.text.trim() !== '';
  const here = (article: string) => `/knowledge/${encodeURIComponent(article)}`;
  const save = (then?: (article: ArticlePage) => Promise<unknown>) =>
    write.mutate(wishOf(form), {
      onSuccess: (article) => {
        const open = () => void navigate(here(article.id));
        if (!then) open();
        else
          then(article)
            .catch((error: unknown) => showNotice(errorCode(error)))
            .finally(open);
      },
    });
  return (
    <div className={css.page}>
      <Link to={id ? here(id) : '/knowledge'} className={css.back}>
        <ChevronLeft size={14} aria-hidden />
        {t(id ? 'article' : 'back')}
      </Link>
      <h1>{title}</h1>
      {write.isError && <Refused code={errorCode(write.error)} article={here(id)} />}
      <div className={css.editor}>
        <section className={css.form} aria-label={title}>
          <Words form={form} change={change} fixed={id !== '' || form.translates !== ''} />
          <Aims form={form} change={change} fresh={id === '' && form.translates === ''} />
          <div className={css.buttons}>
            <Button
              type="primary"
              disabled={!ready}
              title={ready ? undefined : t('required')}
              loading={write.isPending}
              onClick={() => save(submit)}
            >
              {t('saveAndSubmit')}
            </Button>
            <Button
              disabled={!ready}
              title={ready ? undefined : t('required')}
              loading={write.isPending}
              onClick={() => save()}
            >
              {t('save')}
            </Button>
          </div>
        </section>
        <section className={css.preview} aria-label={t('preview')}>
          <h2>{t('preview')}</h2>
          <h3 lang={form.language}>{form.title}</h3>
          {form.text.trim() ? (
            <Markdown text={form.text} />
          ) : (
            <p className={css.muted}>{t('previewEmpty')}</p>
          )}
          {original && (
            <div className={css.original}>
              <Markdown text={original} />
            </div>
          )}
        </section>
      </div>
    </div>
  );
}

const submit = (article: ArticlePage) =>
  answer(
    api.POST('/api/v1/articles/{id}/submit', {
      params: { path: { id: article.id } },
      body: { version: article.version, reason: '' },
    }),
  );

function Refused({ code, article }: { code: string; article: string }) {
  const t = useWords(knowledgeWords);
  const errorText = useErrorText();
  if (code !== 'stale_version') return <Alert type="error" showIcon title={errorText(code)} />;
  const open = <Link to={article}>{t('openCurrent')}</Link>;
  return <Alert type="warning" showIcon title={t('stale')} action={open} />;
}
