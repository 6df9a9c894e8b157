import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { clock, moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { Nothing, State } from '@/shared/ui/state';
import { useBehind, type BehindLine, type Card } from '../api';
import { cardWords } from '../words';
import table from '@/shared/table/table.module.css';

interface Props {
  card: Card;
  measure: string;
  close: () => void;
}

/** What a figure was made of, each line with the way to its own page. */
export function Behind({ card, measure, close }: Props) {
  const t = useWords(cardWords);
  const code = useCodeWords(cardWords);
  const found = useBehind(card.id, measure);
  const lines = found.data ?? [];
  return (
    <Drawer
      open
      size="large"
      title={t('behindOf', { name: code('measure', measure, measure) })}
      onClose={close}
    >
      <State of={found} />
      {found.data?.length === 0 && <Nothing title={t('noBehind')} />}
      {lines.length > 0 && (
        <ListTable
          label={t('behind')}
          columns={[
            t(lines[0]?.kind === 'account' ? 'behind.account' : 'when'),
            t('what'),
            t('value'),
          ]}
        >
          {lines.map((line, place) => (
            <Line key={`${line.id}/${place}`} line={line} />
          ))}
        </ListTable>
      )}
    </Drawer>
  );
}

function Line({ line }: { line: BehindLine }) {
  const code = useCodeWords(cardWords);
  const names = useNames();
  const language = useLanguage();
  const { kind, at, title } = line;
  const to = addressOf(line);
  const called = at ? moment(at, serverNow(), language) : title;
  return (
    <tr>
      <td>
        {to ? (
          <Link className={table.link} to={to}>
            {called}
          </Link>
        ) : (
          called
        )}
      </td>
      <td>
        {code('behind', kind, kind)}
        {at > 0 && title && ` · ${kind === 'answer' ? title : names.queue(title)}`}
      </td>
      <td>{valueOf(line)}</td>
    </tr>
  );
}

/** The page of one thing; '' for an answer that is about no contact. */
function addressOf({ kind, id, contact }: BehindLine): string {
  if (kind === 'evaluation') return `/quality/evaluations/${encodeURIComponent(id)}`;
  if (kind === 'account') return `/accounts/${encodeURIComponent(id)}`;
  return contact ? `/contacts/${encodeURIComponent(contact)}` : '';
}

function valueOf({ kind, value }: BehindLine): string {
  if (value === null) return '';
  if (kind === 'contact') return clock(value);
  return kind === 'evaluation' ? `${(value * 100).toFixed(1)} %` : String(value);
}
