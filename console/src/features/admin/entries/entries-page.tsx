import { useState } from 'react';
import { useNavigate, useParams, Route, Routes } from 'react-router';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { faultsAt } from '../document/faults';
import { listOf, same, textOf, withEntry, type Entry } from '../document/json';
import { nameOf } from '../document/labels';
import { useWriting } from '../document/use-document';
import { EntryForm } from '../fields/entry-form';
import { labelIn, useOptions } from '../fields/options';
import { Empty, PageHead } from '../states';
import { adminWords, type AdminWord } from '../words';
import { AddEntry } from './add-entry';
import { EntryHead } from './entry-head';
import { EntryList, type Row } from './entry-list';
import { PLACES, UNUSED } from './places';
import css from './entries.module.css';

/** One list of the configuration: its entries on the left, the chosen one on the right. */
export function EntriesPage({ section }: { section: string }) {
  return (
    <Routes>
      <Route path=":id?" element={<Entries key={section} section={section} />} />
    </Routes>
  );
}

/** The entries of a list as rows, each with what is wrong with it and whether it was changed. */
export function useRows(list: string): Row[] {
  const language = useLanguage();
  const { document, base, faults } = useWriting();
  const { ids } = Object.values(PLACES).find((place) => place.list === list) ?? {};
  const known = useOptions(ids);
  const before = new Map(listOf(base, list).map((entry) => [entry.id, entry]));
  return listOf(document, list).map((entry) => {
    const id = textOf(entry.id);
    return {
      id,
      name: labelIn(known, id) ?? nameOf(entry, language),
      changed: !same(before.get(id), entry),
      faulty: faultsAt(faults, `${list}.${id}`).length > 0,
    };
  });
}

function Entries({ section }: { section: string }) {
  const t = useWords(adminWords);
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { document, edit } = useWriting();
  const [adding, setAdding] = useState(false);
  const place = PLACES[section];
  const rows = useRows(place?.list ?? '');
  if (!place) return null;
  const open = (next: string) => void navigate(`/admin/${section}/${encodeURIComponent(next)}`);
  const chosen = id || rows[0]?.id || '';
  const entry = listOf(document, place.list).find((each) => each.id === chosen);
  const add = (fresh: string) => {
    const entries = [...listOf(document, place.list), { id: fresh }];
    edit((was) => ({ ...was, [place.list]: entries }));
    setAdding(false);
    open(fresh);
  };
  return (
    <>
      <PageHead title={t(`page.${section}` as AdminWord)}>
        <AddEntry
          open={adding}
          setOpen={setAdding}
          taken={rows.map((row) => row.id)}
          add={add}
          ids={place.ids}
        />
      </PageHead>
      {rows.length === 0 ? (
        <Empty title={t('empty')} hint={t(section === 'approvals' ? 'noRoutes' : 'emptyHint')} />
      ) : (
        <div className={css.split}>
          <EntryList rows={rows} chosen={chosen} base={`/admin/${section}`} />
          <section className={css.detail}>
            {entry ? (
              <Detail key={chosen} list={place.list} entry={entry} leave={() => open('')} />
            ) : (
              <Empty title={t('gone')} />
            )}
          </section>
        </div>
      )}
    </>
  );
}

function Detail({ list, entry, leave }: { list: string; entry: Entry; leave: () => void }) {
  const { edit } = useWriting();
  const language = useLanguage();
  const place = Object.values(PLACES).find((each) => each.list === list);
  const id = textOf(entry.id);
  const known = useOptions(place?.ids);
  if (!place) return null;
  return (
    <>
      <EntryHead
        list={list}
        id={id}
        name={labelIn(known, id) ?? nameOf(entry, language)}
        leave={leave}
      />
      <EntryForm
        path={`${list}.${id}`}
        place={list}
        definition={place.definition}
        groups={place.groups}
        except={UNUSED[list] ?? []}
        entry={entry}
        onChange={(next) => edit((document) => withEntry(document, list, id, next))}
      />
    </>
  );
}
