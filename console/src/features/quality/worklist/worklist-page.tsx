import { useState } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { usePeople } from '@/shared/house/people';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Add } from '@/shared/page/add';
import { Choice } from '@/shared/page/choice';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { useRefresh } from '../api';
import { skipPick, STATES, useWorklist, type Pick } from './api';
import { DrawForm } from './draw-form';
import { Report } from './report';
import { Rules } from './rules';
import { worklistWords } from './words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

/** What is to be evaluated, and why each contact was drawn; below it the rules that draw. */
export function WorklistPage() {
  const t = useWords(worklistWords);
  const manages = useMay('manage_quality');
  const { agents } = useHouse();
  const [params] = useQueryState();
  const chosen = (name: string) => params.get(name) ?? '';
  const people = usePeople();
  const [state, agent, evaluator] = [chosen('state'), chosen('agent'), chosen('evaluator')];
  const found = useWorklist(state, agent, evaluator, chosen('after'));
  const picks = found.data?.picks ?? [];
  return (
    <>
      <div className={page.bar}>
        <Choice
          name="state"
          label={t('state')}
          value={state || 'open'}
          options={STATES.map((state) => [state, t(`state.${state}`)] as const)}
        />
        <Choice
          name="agent"
          label={t('agent')}
          value={agent}
          options={agents.map(({ id, name }) => [id, name || id] as const)}
        />
        <Choice name="evaluator" label={t('turn')} value={evaluator} options={people} />
        {manages && <Add name={t('draw')}>{(close) => <DrawForm close={close} />}</Add>}
      </div>
      <ListFrame
        label={t('worklist')}
        of={found}
        count={picks.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable
          label={t('worklist')}
          columns={[t('contact'), t('agent'), t('queue'), t('turn'), t('due'), t('why'), t('acts')]}
        >
          {picks.map((pick) => (
            <Row key={pick.id} pick={pick} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={picks.length} next={found.data.after} />}
      <Report />
      <Rules />
    </>
  );
}

function Row({ pick }: { pick: Pick }) {
  const t = useWords(worklistWords);
  const names = useNames();
  const language = useLanguage();
  const { contact, agent, queue, at } = pick.fact;
  const when = (time: number) => moment(time, serverNow(), language);
  const late = pick.state === 'open' && pick.due > 0 && pick.due < serverNow();
  return (
    <tr>
      <td>
        <Link className={table.link} to={`/contacts/${encodeURIComponent(contact)}`}>
          {when(at)}
        </Link>
      </td>
      <td>{names.agent(agent)}</td>
      <td>{names.queue(queue)}</td>
      <td>{pick.evaluator ? names.user(pick.evaluator) : '–'}</td>
      <td className={late ? page.late : undefined}>{pick.due ? when(pick.due) : '–'}</td>
      <td>
        {pick.why.map(({ rule, name, place, drawn, fitting }) => (
          <div key={rule}>{t('whyText', { name, place, drawn, fitting })}</div>
        ))}
      </td>
      <td>
        <Acts pick={pick} />
      </td>
    </tr>
  );
}

function Acts({ pick }: { pick: Pick }) {
  const t = useWords(worklistWords);
  const refresh = useRefresh();
  const [skipping, setSkipping] = useState(false);
  if (pick.state === 'skipped') return <span className={page.muted}>{pick.reason}</span>;
  if (pick.state === 'done')
    return (
      <Link
        className={table.link}
        to={`/quality/evaluations/${encodeURIComponent(pick.evaluation)}`}
      >
        {t('see')}
      </Link>
    );
  const query = new URLSearchParams({
    contact: pick.fact.contact,
    agent: pick.fact.agent,
    form: pick.form,
    pick: pick.id,
  });
  return (
    <span className={page.tools}>
      <Link className={table.link} to={`/quality/new?${query.toString()}`}>
        {t('evaluate')}
      </Link>
      <Button size="small" onClick={() => setSkipping(true)}>
        {t('skip')}
      </Button>
      {skipping && (
        <FormDialog
          title={t('skip')}
          okText={t('skip')}
          fields={[{ key: 'reason', label: t('reason'), kind: 'area', required: true }]}
          values={{ reason: '' }}
          send={({ reason }) =>
            skipPick(pick.id, { version: pick.version, reason: String(reason) })
          }
          refresh={refresh}
          close={() => setSkipping(false)}
        />
      )}
    </span>
  );
}
