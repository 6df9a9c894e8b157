import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { useFlowHistory, useOldFlow, useRollBackFlow, type FlowPage } from '../api/flows';
import { EditionList } from '../editions/edition-list';
import { Failed, Loading } from '../states';
import { LineDiff } from './line-diff';
import { flowWords } from './words';
import css from './flows.module.css';

interface Props {
  name: string;
  flow: FlowPage;
  /** Takes an old text into the editor. */
  load: (text: string) => void;
}

/** Who published this file when; any version can be looked at, and hold again. */
export function FlowHistory({ name, flow, load }: Props) {
  const history = useFlowHistory(name);
  const [wish, setWish] = useState(0);
  if (history.isError) return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  const chosen = wish || (history.data[0]?.version ?? 0);
  return (
    <div className={css.scroll}>
      <EditionList editions={history.data} chosen={chosen} choose={setWish} />
      {chosen > 0 && chosen !== flow.version && (
        <Old key={chosen} name={name} version={chosen} flow={flow} load={load} />
      )}
    </div>
  );
}

function Old({ name, version, flow, load }: Props & { version: number }) {
  const t = useWords(flowWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const old = useOldFlow(name, version);
  const rollBack = useRollBackFlow(name);
  if (old.isError) return <Failed error={old.error} retry={() => void old.refetch()} />;
  if (!old.data) return <Loading />;
  const { text } = old.data;
  return (
    <>
      <div className={css.actions}>
        <Button size="small" onClick={() => load(text)}>
          {t('edit')}
        </Button>
        <Popconfirm
          title={t('rollBackAsk', { version })}
          okText={t('rollBack')}
          cancelText={ui('cancel')}
          onConfirm={() => rollBack.mutate(version)}
        >
          <Button size="small" loading={rollBack.isPending}>
            {t('rollBack')}
          </Button>
        </Popconfirm>
      </div>
      {rollBack.isError && (
        <p role="alert">{errorText(errorCode(rollBack.error), rollBack.error.message)}</p>
      )}
      <LineDiff before={flow.text} after={text} />
    </>
  );
}
