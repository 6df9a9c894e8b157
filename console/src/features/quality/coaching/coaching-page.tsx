import { Link, useNavigate } from 'react-router';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
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
import { addNote, STATES, useNotes, type NoteLine } from './api';
import { coachingWords } from './words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

/** Coaching notes of the agents whom one leads; agents see their own. */
export function CoachingPage() {
  const t = useWords(coachingWords);
  const coaches = useMay('evaluate');
  const { agents } = useHouse();
  const [params] = useQueryState();
  const chosen = (name: string) => params.get(name) ?? '';
  const found = useNotes(chosen('agent'), chosen('state'), chosen('after'));
  const notes = found.data?.notes ?? [];
  const led = agents.filter(({ id }) => found.data?.coaches.includes(id));
  const options = led.map(({ id, name }) => [id, name || id] as const);
  return (
    <>
      <div className={page.bar}>
        {coaches && (
          <>
            <Choice name="agent" label={t('agent')} value={chosen('agent')} options={options} />
            <Choice
              name="state"
              label={t('state')}
              value={chosen('state')}
              options={STATES.map((state) => [state, t(`state.${state}`)] as const)}
            />
            {led.length > 0 && (
              <Add name={t('add')}>
                {(close) => <NewNote agents={options} agent={chosen('agent')} close={close} />}
              </Add>
            )}
          </>
        )}
      </div>
      <ListFrame
        label={t('notes')}
        of={found}
        count={notes.length}
        none={t('none')}
        hint={t(coaches ? 'noneHint' : 'noneMine')}
      >
        <ListTable
          label={t('notes')}
          columns={[t('title'), t('agent'), t('by'), t('state'), t('written'), t('followUp')]}
        >
          {notes.map((note) => (
            <Row key={note.id} note={note} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={notes.length} next={found.data.after} />}
    </>
  );
}

function Row({ note }: { note: NoteLine }) {
  const t = useWords(coachingWords);
  const names = useNames();
  const language = useLanguage();
  const when = (at: number) => (at ? moment(at, serverNow(), language) : '–');
  return (
    <tr>
      <td className={page.wide}>
        <Link className={table.link} to={`/quality/coaching/${encodeURIComponent(note.id)}`}>
          {note.title || t('state.draft')}
        </Link>
      </td>
      <td>{names.agent(note.agent)}</td>
      <td>{names.user(note.coach)}</td>
      <td>{t(`state.${note.state}`)}</td>
      <td>{when(note.at)}</td>
      <td>{when(note.follow_up_at)}</td>
    </tr>
  );
}

interface NewProps {
  agents: readonly (readonly [id: string, name: string])[];
  agent: string;
  close: () => void;
}

/** Begins a note; what was seen and agreed is written on its own page. */
function NewNote({ agents, agent, close }: NewProps) {
  const t = useWords(coachingWords);
  const refresh = useRefresh();
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t('add')}
      intro={t('addHint')}
      okText={t('add')}
      fields={[
        { key: 'agent', label: t('agent'), kind: 'choice', options: agents, required: true },
        { key: 'title', label: t('title'), required: true },
      ]}
      values={{ agent, title: '' }}
      send={async ({ agent: of, title }) => {
        const made = await addNote({
          agent: String(of),
          title: String(title).trim(),
          text: '',
          seen: [],
          agreed: [],
          follow_up_at: 0,
        });
        void navigate(`/quality/coaching/${encodeURIComponent(made.id)}`);
      }}
      refresh={refresh}
      close={close}
    />
  );
}
