import { Button } from 'antd';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { useTimeline } from '../api';
import type { Entry } from '../kinds';
import { followWords } from './follow-words';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

/** Who changed what of the file, the newest first (KA-32). */
export function ChangesPart({ account }: { account: string }) {
  const t = useWords(followWords);
  const found = useTimeline('account', account, 'change');
  const lines = found.data?.pages.flatMap(({ entries }) => entries) ?? [];
  return (
    <Panel title={t('changes')}>
      <State of={found} />
      {found.isSuccess && lines.length === 0 && <Nothing title={t('changesNone')} />}
      {lines.length > 0 && (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('changes')}>
            <thead>
              <tr>
                {(['when', 'changed', 'fields', 'by'] as const).map((word) => (
                  <th key={word} scope="col">
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((entry) => (
                <Line key={entry.id} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.hasNextPage && (
        <Button
          size="small"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Panel>
  );
}

function Line({ entry }: { entry: Entry }) {
  const code = useCodeWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const [thing = '', done = ''] = entry.what.split('.');
  const fields: unknown = entry.detail.fields;
  return (
    <tr>
      <td>{moment(entry.at, serverNow(), language)}</td>
      <td>
        {code('thing', thing, thing)} {code('done', done, done)}
      </td>
      <td className={css.wrap}>{Array.isArray(fields) ? fields.join(', ') : ''}</td>
      <td>{names.user(entry.by)}</td>
    </tr>
  );
}
