import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useNavigate } from 'react-router';
import { errorCode } from '@/shared/api/errors';
import { Timeline } from '@/shared/contact/timeline';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { beginEvaluation, useForms, useRefresh } from '../api';
import { qualityWords } from '../words';
import css from '../quality.module.css';

/** Choose the form on which a contact is evaluated. */
export function NewEvaluationPage() {
  const t = useWords(qualityWords);
  const language = useLanguage();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [params] = useQueryState();
  const contact = params.get('contact') ?? '';
  const forms = useForms();
  const usable = (forms.data ?? []).filter(({ edition, retired }) => edition > 0 && !retired);
  const [chosen, setChosen] = useState('');
  const wanted = params.get('form') ?? '';
  const form = chosen || wanted || (usable[0]?.id ?? '');
  const begin = useMutation({
    mutationFn: () =>
      beginEvaluation({
        contact,
        form,
        agent: params.get('agent') ?? '',
        pick: params.get('pick') ?? '',
        calibration: params.get('calibration') ?? '',
      }),
    onSuccess: async (made) => {
      await refresh();
      void navigate(`/quality/evaluations/${encodeURIComponent(made.id)}`, { replace: true });
    },
  });
  return (
    <div className={css.columns}>
      <Panel title={t('evaluate')}>
        <State of={forms} />
        <p>{t('evaluateHint')}</p>
        <div className={css.line}>
          <Select
            aria-label={t('form')}
            className={css.form ?? ''}
            value={form || null}
            options={usable.map((each) => ({
              value: each.id,
              label: nameIn(each.content.title, language),
            }))}
            onChange={(next: string | null) => setChosen(next ?? '')}
          />
          <Button
            type="primary"
            disabled={!form || !contact}
            loading={begin.isPending}
            onClick={() => begin.mutate()}
          >
            {t('begin')}
          </Button>
        </div>
        {begin.isError && (
          <p role="alert" className={css.alarm}>
            {errorText(errorCode(begin.error))}
          </p>
        )}
      </Panel>
      <Timeline contact={contact} mark="closed" />
    </div>
  );
}
