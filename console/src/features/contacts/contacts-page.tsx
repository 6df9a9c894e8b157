import { Alert, Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ContactLine } from '@/shared/api/types';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { uiWords } from '@/shared/ui/words';
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
  const errorText = useErrorText();
  const ui = useWords(uiWords);
  const [params] = useQueryState();
  const search = searchOf(params);
  const found = useSearch(search);
  const lines = found.data ?? [];
  return (
    <div className={css.page}>
      <h1>{t('title')}</h1>
      <Filters search={search} />
      {found.isError && (
        <Alert
          type="error"
          showIcon
          title={errorText(errorCode(found.error))}
          action={
            <Button size="small" onClick={() => void found.refetch()}>
              {ui('retry')}
            </Button>
          }
        />
      )}
      {/* Focusable, so that a long list can be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('title')} tabIndex={0}>
        <Table lines={lines} />
        {found.isPending && (
          <p className={table.empty} role="status">
            {ui('loading')}
          </p>
        )}
        {found.isSuccess && lines.length === 0 && (
          <div className={table.empty}>
            <p>{t('none')}</p>
            <p>{t('noneHint')}</p>
          </div>
        )}
      </section>
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
