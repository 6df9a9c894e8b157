import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import type { Objection, Talk } from '@/shared/selling/api';
import { sellingWords } from '@/shared/selling/words';
import { useQueryState } from '@/shared/table/query-state';
import { State } from '@/shared/ui/state';
import { useCalls, type Among, type Figure } from '../api';
import { salesWords } from '../words';
import { useKeyName } from './key-name';
import css from '../sales.module.css';
import table from '@/shared/table/table.module.css';

/** The calls behind the number that was clicked, as the address says. */
export function CallsDrawer({ among }: { among: Among }) {
  const [params, change] = useQueryState();
  const what = params.get('what') ?? '';
  if (!what) return null;
  const figure: Figure = { what };
  if (params.get('of')) figure.dimension = params.get('of') ?? '';
  if (params.get('key')) figure.key = params.get('key') ?? '';
  return (
    <Calls
      among={among}
      figure={figure}
      close={() => change({ what: '', of: '', key: '' }, false)}
    />
  );
}

interface Props {
  among: Among;
  figure: Figure;
  close: () => void;
}

function Calls({ among, figure, close }: Props) {
  const t = useWords(salesWords);
  const found = useCalls(among, figure);
  const count = found.data?.count ?? 0;
  const talks = found.data?.talks ?? [];
  return (
    <Drawer open size="large" title={t('calls', { n: count })} onClose={close}>
      <State of={found} />
      {['raised', 'resolved'].includes(figure.what) && (
        <p className={css.hint}>{t('callsSeveral')}</p>
      )}
      {count > talks.length && (
        <p className={css.hint}>{t('callsFirst', { shown: talks.length, n: count })}</p>
      )}
      {talks.length > 0 && (
        <table className={table.table} aria-label={t('calls', { n: count })}>
          <thead>
            <tr>
              {(['when', 'agent', 'customer', 'result'] as const).map((word) => (
                <th key={word} scope="col">
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          {talks.map((talk) => (
            <Call key={talk.id} talk={talk} />
          ))}
        </table>
      )}
    </Drawer>
  );
}

function Call({ talk }: { talk: Talk }) {
  const t = useWords(salesWords);
  const language = useLanguage();
  const code = useCodeWords(sellingWords);
  const names = useNames();
  const keyName = useKeyName();
  const { who, result, reason } = talk;
  return (
    <tbody>
      <tr>
        <td>
          <Link className={table.link} to={`/contacts/${talk.id}`}>
            {moment(talk.dialled_at, serverNow(), language)}
          </Link>
        </td>
        <td>{names.agent(talk.agent)}</td>
        <td>{[who.name, who.company].filter(Boolean).join(', ') || who.number}</td>
        <td>
          {result ? code('result', result, result) : talk.answered_at ? '–' : t('notReached')}
          {reason && ` · ${keyName('type', reason)}`}
        </td>
      </tr>
      {talk.objections.map((objection) => (
        <Said key={objection.seq} objection={objection} />
      ))}
    </tbody>
  );
}

function Said({ objection }: { objection: Objection }) {
  const code = useCodeWords(sellingWords);
  const keyName = useKeyName();
  const { type, stage, verbatim, card, outcome, competitor } = objection;
  return (
    <tr>
      <td />
      <td colSpan={3} className={css.said}>
        <strong>{keyName('type', type)}</strong> ({code('stage', stage, stage)}) “{verbatim}”
        {competitor && ` · ${competitor}`}
        {card && ` · ${keyName('card', card)}`} · {code('outcome', outcome, outcome)}
      </td>
    </tr>
  );
}
