import { useState } from 'react';
import { Alert, Button, Input } from 'antd';
import { RotateCcw, Undo2 } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { useWalk } from '../api/flows';
import { anyForm } from '../api/open';
import { Loading } from '../states';
import { factsOf, flowName } from './text';
import { TryControls } from './try-controls';
import { turnsOf } from './turns';
import { Transcript } from './transcript';
import { flowWords } from './words';
import css from './flows.module.css';

/** Walks a call through the text as it stands, turn by turn. */
export function TryPanel({ name, text }: { name: string; text: string }) {
  const t = useWords(flowWords);
  const errorText = useErrorText();
  const [inputs, setInputs] = useState<string[]>([]);
  const [facts, setFacts] = useState('open.main=true');
  const flow = flowName(text);
  const walk = useWalk({ flow, facts: anyForm(factsOf(facts)), inputs, name, text });
  const turns = turnsOf(walk.data ?? []);
  const last = turns.at(-1);
  if (!flow) return <p className={css.note}>{t('noFlowName')}</p>;
  return (
    <div className={css.scroll}>
      <p className={css.note}>{t('tryHint')}</p>
      <Input.TextArea
        aria-label={t('facts')}
        title={t('factsHint')}
        placeholder={t('factsHint')}
        autoSize={{ minRows: 1, maxRows: 5 }}
        value={facts}
        onChange={({ target }) => setFacts(target.value)}
      />
      <div className={css.actions}>
        <Button
          size="small"
          disabled={inputs.length === 0}
          icon={<RotateCcw size={13} aria-hidden />}
          onClick={() => setInputs([])}
        >
          {t('again')}
        </Button>
        <Button
          size="small"
          disabled={inputs.length === 0}
          icon={<Undo2 size={13} aria-hidden />}
          onClick={() => setInputs(inputs.slice(0, -1))}
        >
          {t('back')}
        </Button>
      </div>
      {walk.isError ? (
        <Alert
          type="error"
          title={
            errorCode(walk.error) === 'bad_flow'
              ? t('tryBroken')
              : errorText(errorCode(walk.error), walk.error.message)
          }
        />
      ) : walk.data ? (
        <Transcript turns={turns} />
      ) : (
        <Loading />
      )}
      {last?.expect && !walk.isError && (
        <TryControls
          key={inputs.length}
          expect={last.expect}
          send={(line) => setInputs([...inputs, line])}
        />
      )}
    </div>
  );
}
