import { useState } from 'react';
import { Alert, Button } from 'antd';
import { FormDialog } from '@/shared/form/form-dialog';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { State } from '@/shared/ui/state';
import {
  refuse,
  takeOff,
  useAnswer,
  useListed,
  useRefresh,
  type Answered,
  type Purpose,
} from './api';
import { gateWords } from './words';

interface Props {
  number: string;
  purpose: Purpose;
}

/** What the gate says of a number, with every reason, and whether it is on our own list. */
export function AnswerPart({ number, purpose }: Props) {
  const found = useAnswer(number, purpose);
  return (
    <>
      <State of={found} />
      {found.data && <Said answered={found.data} />}
      {found.data && <OwnList number={number} />}
    </>
  );
}

function Said({ answered }: { answered: Answered }) {
  const t = useWords(gateWords);
  const language = useLanguage();
  const { allowed, reasons, again_at, duties } = answered.verdict;
  const when = again_at === null ? '' : moment(again_at, serverNow(), language);
  const again = when ? t('again', { when }) : t('noWaiting');
  return (
    <>
      <Alert
        role="status"
        showIcon
        type={allowed ? 'success' : 'error'}
        title={allowed ? t('may') : `${t('mayNot')} ${again}`}
      />
      {reasons.length > 0 && (
        <ListTable label={t('why')} columns={[t('rule'), t('why'), t('seen')]}>
          {reasons.map(({ rule, says, evidence }, place) => (
            <tr key={place}>
              <td>{rule}</td>
              <td>{says[language] ?? says.en}</td>
              <td>
                {Object.entries(evidence)
                  .filter(([, seen]) => seen)
                  .map(([name, seen]) => `${name}: ${seen}`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      {allowed && duties.length > 0 && (
        <ListTable label={t('duties')} columns={[t('rule'), t('duties')]}>
          {duties.map(({ rule, says }, place) => (
            <tr key={place}>
              <td>{rule}</td>
              <td>{says[language] ?? says.en}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  );
}

function OwnList({ number }: { number: string }) {
  const t = useWords(gateWords);
  const language = useLanguage();
  const keeps = useMay('keep_do_not_call');
  const refresh = useRefresh();
  const listed = useListed(number);
  const [off, setOff] = useState('');
  const [busy, setBusy] = useState(false);
  const entry = listed.data?.refused.find(({ removed_at }) => !removed_at);
  const block = async () => {
    setBusy(true);
    try {
      await refuse(number);
      await refresh();
    } finally {
      setBusy(false);
    }
  };
  if (!listed.data) return null;
  if (!entry)
    return (
      <Button danger loading={busy} onClick={() => void block()}>
        {t('block')}
      </Button>
    );
  return (
    <>
      <p>{t('onList', { when: moment(entry.at, serverNow(), language), by: entry.by })}</p>
      {keeps && <Button onClick={() => setOff(entry.id)}>{t('takeOff')}</Button>}
      {off && (
        <FormDialog
          title={t('takeOff')}
          intro={t('takeOffIntro')}
          okText={t('takeOff')}
          danger
          fields={[{ key: 'why', label: t('reason'), kind: 'area', required: true }]}
          values={{ why: '' }}
          send={({ why }) => takeOff(off, String(why))}
          refresh={refresh}
          close={() => setOff('')}
        />
      )}
    </>
  );
}
