import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ContactLine } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { ListFrame } from '@/shared/page/list';
import { useQueryState } from '@/shared/table/query-state';
import { useSearch } from './api';
import { ContactRow } from './contact-row';
import { Filters } from './filters';
import { PAGE, searchOf } from './search';
import { contactsWords, type ContactsWord } from './words';
import table from '@/shared/table/table.module.css';
import css from './contacts.module.css';

const COLUMNS: readonly ContactsWord[] = [
  'arrived',
  'customer',
  'number',
  'queue',
  'agent',
  'phase',
  'result',
  'waited',
  'talked',
];
const NUMBERS: readonly ContactsWord[] = ['waited', 'talked'];

/** The list behind every number: contacts, live and over. The address says which. */
export default function ContactsPage() {
  const t = useWords(contactsWords);
  const [params] = useQueryState();
  const search = searchOf(params);
  const found = useSearch(search);
  const lines = found.data ?? [];
  return (
    <div className={css.page}>
      <h1>{t('title')}</h1>
      <Filters search={search} />
      <ListFrame
        label={t('title')}
        of={found}
        count={lines.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <Table lines={lines} />
      </ListFrame>
      {found.isSuccess && <Pages lines={lines} before={search.before} />}
    </div>
  );
}

function Table({ lines }: { lines: readonly ContactLine[] }) {
  const t = useWords(contactsWords);
  return (
    <table className={table.table} aria-label={t('title')}>
      <thead>
        <tr>
          {COLUMNS.map((word) => (
            <th
              key={word}
              scope="col"
              className={NUMBERS.includes(word) ? table.number : undefined}
            >
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <ContactRow key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

/** A page of the past is an address of its own: back is the browser's. */
function Pages({ lines, before }: { lines: readonly ContactLine[]; before: string }) {
  const t = useWords(contactsWords);
  const [, change] = useQueryState();
  const last = lines.at(-1);
  const more = lines.length === PAGE && last !== undefined;
  return (
    <div className={css.pages}>
      <span role="status">{t('shown', { n: lines.length })}</span>
      <Button
        size="small"
        icon={<ChevronLeft size={14} aria-hidden />}
        disabled={!before}
        title={before ? t('newest') : t('isNewest')}
        onClick={() => change({ before: '' }, false)}
      >
        {t('newest')}
      </Button>
      <Button
        size="small"
        icon={<ChevronRight size={14} aria-hidden />}
        iconPlacement="end"
        disabled={!more}
        title={more ? t('older') : t('noOlder')}
        onClick={() => last && change({ before: String(last.at) }, false)}
      >
        {t('older')}
      </Button>
    </div>
  );
}
