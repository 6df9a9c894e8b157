import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { publishForm, retireForm, useForms, useRefresh, type Form } from '../api';
import { percent } from '../format';
import { qualityWords } from '../words';
import { FormEditor } from './form-editor';
import page from '@/shared/page/page.module.css';
import css from '../quality.module.css';

/** The evaluation forms: written, published in editions, retired. */
export function FormsPage() {
  const t = useWords(qualityWords);
  const manages = useMay('manage_quality');
  const found = useForms();
  const forms = found.data ?? [];
  const [edited, setEdited] = useState<Form | 'new' | null>(null);
  const [error, setError] = useState('');
  if (edited)
    return <FormEditor of={edited === 'new' ? null : edited} close={() => setEdited(null)} />;
  return (
    <>
      <div className={page.bar}>
        {error && (
          <span role="alert" className={css.alarm}>
            {error}
          </span>
        )}
        {manages && (
          <Button
            size="small"
            type="primary"
            className={page.push ?? ''}
            icon={<Plus size={14} aria-hidden />}
            onClick={() => setEdited('new')}
          >
            {t('newForm')}
          </Button>
        )}
      </div>
      <ListFrame label={t('section.forms')} of={found} count={forms.length} none={t('formsNone')}>
        <ListTable
          label={t('section.forms')}
          columns={[t('form'), t('sections'), t('passMark'), t('state'), '']}
        >
          {forms.map((form) => (
            <Row key={form.id} form={form} edit={() => setEdited(form)} tell={setError} />
          ))}
        </ListTable>
      </ListFrame>
    </>
  );
}

interface RowProps {
  form: Form;
  edit: () => void;
  tell: (error: string) => void;
}

function Row({ form, edit, tell }: RowProps) {
  const t = useWords(qualityWords);
  const language = useLanguage();
  const manages = useMay('manage_quality');
  const refresh = useRefresh();
  const errorText = useErrorText();
  const act = async (what: () => Promise<unknown>) => {
    try {
      await what();
      tell('');
    } catch (fault) {
      tell(errorText(errorCode(fault), fault instanceof Error ? fault.message : ''));
    }
    await refresh();
  };
  const { id, version, content, edition, retired } = form;
  const standing = edition ? t('published', { n: edition }) : t('notPublished');
  return (
    <tr>
      <td>{nameIn(content.title, language)}</td>
      <td>{content.sections.map(({ name }) => nameIn(name, language)).join(' · ')}</td>
      <td>{percent(content.pass_mark)}</td>
      <td>{retired ? t('retired') : standing}</td>
      <td>
        {manages && (
          <span className={page.tools}>
            <Button size="small" onClick={edit}>
              {t('editForm')}
            </Button>
            <Button size="small" onClick={() => void act(() => publishForm(id, version))}>
              {t('publish')}
            </Button>
            <Button size="small" onClick={() => void act(() => retireForm(id, version, !retired))}>
              {t(retired ? 'unretire' : 'retire')}
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}
