import { useState } from 'react';
import { Route, Routes, useNavigate, useParams } from 'react-router';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { listOf, textOf, withEntry, type Entry } from '../document/json';
import { nameOf } from '../document/labels';
import { useWriting } from '../document/use-document';
import { AddEntry } from '../entries/add-entry';
import { useRows } from '../entries/entries-page';
import { EntryHead } from '../entries/entry-head';
import { EntryList } from '../entries/entry-list';
import { Empty, PageHead } from '../states';
import { adminWords } from '../words';
import { HoursForm } from './hours-form';
import { hoursWords } from './words';
import { YearView } from './year-view';
import page from '../admin.module.css';
import css from '../entries/entries.module.css';

const LIST = 'calendars';

export function HoursPage() {
  return (
    <Routes>
      <Route path=":id?" element={<AllHours />} />
    </Routes>
  );
}

/** Opening hours: the week, public holidays, exceptions, and the year that comes of them. */
function AllHours() {
  const t = useWords(adminWords);
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { document, edit } = useWriting();
  const [adding, setAdding] = useState(false);
  const rows = useRows(LIST);
  const chosen = id || rows[0]?.id || '';
  const hours = listOf(document, LIST).find((each) => each.id === chosen);
  const open = (next: string) => void navigate(`/admin/hours/${encodeURIComponent(next)}`);
  const add = (fresh: string) => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    edit((was) => ({ ...was, [LIST]: [...listOf(was, LIST), { id: fresh, zone, week: [] }] }));
    setAdding(false);
    open(fresh);
  };
  return (
    <>
      <PageHead title={t('page.hours')}>
        <AddEntry open={adding} setOpen={setAdding} taken={rows.map((row) => row.id)} add={add} />
      </PageHead>
      {rows.length === 0 ? (
        <Empty title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <div className={css.split}>
          <EntryList rows={rows} chosen={chosen} base="/admin/hours" />
          {hours ? (
            <Detail key={chosen} hours={hours} leave={() => open('')} />
          ) : (
            <Empty title={t('gone')} />
          )}
        </div>
      )}
    </>
  );
}

function Detail({ hours, leave }: { hours: Entry; leave: () => void }) {
  const { edit } = useWriting();
  const language = useLanguage();
  const id = textOf(hours.id);
  return (
    <div className={page.stack}>
      <section className={css.detail}>
        <EntryHead list={LIST} id={id} name={nameOf(hours, language)} leave={leave} />
        <UsedBy id={id} />
        <HoursForm
          hours={hours}
          onChange={(next) => edit((document) => withEntry(document, LIST, id, next))}
        />
      </section>
      <YearView hours={hours} />
    </div>
  );
}

const KEEP_HOURS = ['queues', 'sla_policies', 'tiers', 'departments'];

function UsedBy({ id }: { id: string }) {
  const t = useWords(hoursWords);
  const language = useLanguage();
  const { document } = useWriting();
  const users = KEEP_HOURS.flatMap((list) => listOf(document, list));
  const names = users.filter((each) => each.calendar === id).map((each) => nameOf(each, language));
  return (
    <p className={page.muted}>
      {names.length > 0 ? t('usedBy', { names: names.join(', ') }) : t('unused')}
    </p>
  );
}
