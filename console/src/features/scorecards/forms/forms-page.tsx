import { useState } from 'react';
import { Button } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { publishForm, retireForm, useForms, useMeasures, useRefresh, type Form } from '../api';
import { cardWords } from '../words';
import { FormEditor } from './form-editor';
import { Targets } from './targets';
import page from '@/shared/page/page.module.css';
import css from '../scorecards.module.css';

/** The scorecard forms: written, published in editions, retired; and the targets of the chosen one. */
export function FormsPage() {
  const t = useWords(cardWords);
  const manages = useMay('manage_scorecards');
  const found = useForms();
  const measures = useMeasures();
  const forms = found.data?.forms ?? [];
  const [chosen, setChosen] = useState('');
  const [error, setError] = useState('');
  const shown = forms.find(({ id }) => id === chosen) ?? forms[0];
  return (
    <>
      <div className={page.bar}>
        {error && (
          <span role="alert" className={css.alarm}>
            {error}
          </span>
        )}
        {manages && measures.data && (
          <Add name={t('newForm')}>
            {(close) => <FormEditor of={null} measures={measures.data} close={close} />}
          </Add>
        )}
      </div>
      <ListFrame label={t('section.forms')} of={found} count={forms.length} none={t('noForms')}>
        <ListTable
          label={t('section.forms')}
          columns={[t('form'), t('role'), t('measures'), t('state'), '']}
        >
          {forms.map((form) => (
            <Row key={form.id} form={form} show={() => setChosen(form.id)} tell={setError} />
          ))}
        </ListTable>
      </ListFrame>
      {shown && found.data && (
        <Targets
          key={shown.id}
          form={shown}
          teams={found.data.teams}
          measures={measures.data ?? []}
        />
      )}
    </>
  );
}

interface RowProps {
  form: Form;
  show: () => void;
  tell: (error: string) => void;
}

function Row({ form, show, tell }: RowProps) {
  const t = useWords(cardWords);
  const code = useCodeWords(cardWords);
  const language = useLanguage();
  const manages = useMay('manage_scorecards');
  const measures = useMeasures();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [editing, setEditing] = useState(false);
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
      <td>{t(`role.${content.role}`)}</td>
      <td className={page.wide}>
        {content.lines.map(({ measure }) => code('measure', measure, measure)).join(' · ')}
      </td>
      <td>{retired ? t('retired') : standing}</td>
      <td>
        <span className={page.tools}>
          <Button size="small" onClick={show}>
            {t('targets')}
          </Button>
          {manages && (
            <>
              <Button size="small" onClick={() => setEditing(true)}>
                {t('editForm')}
              </Button>
              <Button size="small" onClick={() => void act(() => publishForm(id, version))}>
                {t('publish')}
              </Button>
              <Button
                size="small"
                onClick={() => void act(() => retireForm(id, version, !retired))}
              >
                {t(retired ? 'unretire' : 'retire')}
              </Button>
            </>
          )}
        </span>
        {editing && measures.data && (
          <FormEditor of={form} measures={measures.data} close={() => setEditing(false)} />
        )}
      </td>
    </tr>
  );
}
