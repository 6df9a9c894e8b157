import { useState } from 'react';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Add } from '@/shared/page/add';
import { Choice } from '@/shared/page/choice';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { useForms } from '../api';
import { STATES, useSessions, type SessionLine } from './api';
import { CallForm } from './call-form';
import { Evaluators } from './evaluators';
import { calibrationWords } from './words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

/** Sessions in which several judge the same contact, and how far each evaluator is from the references. */
export function CalibrationsPage() {
  const t = useWords(calibrationWords);
  const manages = useMay('manage_quality');
  const [params, change] = useQueryState();
  const chosen = (name: string) => params.get(name) ?? '';
  const found = useSessions(chosen('state'), chosen('after'));
  const sessions = found.data?.sessions ?? [];
  // An evaluation leads here with its contact.
  const [asked, setAsked] = useState(chosen('contact') !== '');
  const close = () => {
    setAsked(false);
    change({ contact: '', agent: '', form: '' });
  };
  return (
    <>
      <div className={page.bar}>
        <Choice
          name="state"
          label={t('state')}
          value={chosen('state')}
          options={STATES.map((state) => [state, t(`state.${state}`)] as const)}
        />
        {manages && <Add name={t('call')}>{(done) => <CallForm close={done} />}</Add>}
        {manages && asked && (
          <CallForm
            contact={chosen('contact')}
            agent={chosen('agent')}
            form={chosen('form')}
            close={close}
          />
        )}
      </div>
      <ListFrame
        label={t('sessions')}
        of={found}
        count={sessions.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable
          label={t('sessions')}
          columns={[
            t('contactOf'),
            t('agent'),
            t('form'),
            t('leader'),
            t('state'),
            t('handedIn'),
            t('due'),
          ]}
        >
          {sessions.map((session) => (
            <Row key={session.id} of={session} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={sessions.length} next={found.data.after} />}
      <Evaluators />
    </>
  );
}

function Row({ of }: { of: SessionLine }) {
  const t = useWords(calibrationWords);
  const names = useNames();
  const language = useLanguage();
  const forms = useForms().data ?? [];
  const all = of.evaluators.length + 1;
  const now = serverNow();
  const late = of.state === 'open' && of.due < now;
  return (
    <tr>
      <td>
        <Link className={table.link} to={`/quality/calibrations/${encodeURIComponent(of.id)}`}>
          {moment(of.about.at, now, language)}
        </Link>
      </td>
      <td>{names.agent(of.about.agent)}</td>
      <td>{nameIn(forms.find(({ id }) => id === of.form)?.content.title, language)}</td>
      <td>{names.user(of.leader)}</td>
      <td>{t(`state.${of.state}`)}</td>
      <td>{t('ofAll', { n: all - of.missing.length, all })}</td>
      <td className={late ? page.late : undefined}>{moment(of.due, now, language)}</td>
    </tr>
  );
}
