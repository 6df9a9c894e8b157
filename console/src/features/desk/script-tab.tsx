import { useState } from 'react';
import { Button, Select } from 'antd';
import { RotateCcw, Undo2 } from 'lucide-react';
import type { ContactView } from '@/shared/api/types';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { uiWords } from '@/shared/ui/words';
import { useGuides, type CallScript } from './api/guides';
import { sideWords } from './side-words';
import { useScriptWay } from './use-script-way';
import css from './side.module.css';

/** The script of the contact's queue. */
export function ScriptTab({ contact }: { contact: ContactView }) {
  const t = useWords(sideWords);
  const ui = useWords(uiWords);
  const language = useLanguage();
  const errorText = useErrorText();
  const guides = useGuides(contact.queue);
  const [chosen, setChosen] = useState('');
  const scripts = guides.data?.scripts ?? [];
  const script = scripts.find(({ id }) => id === chosen) ?? scripts[0];
  return (
    <Panel title={script ? nameIn(script.name, language) || script.id : t('tab.script')}>
      {guides.isLoading && <p role="status">{ui('loading')}</p>}
      {guides.isError && <p role="alert">{errorText(errorCode(guides.error))}</p>}
      {!guides.isLoading && !guides.isError && !script && (
        <p className={css.muted}>{t('scriptNone')}</p>
      )}
      {script && scripts.length > 1 && (
        <Select
          className={css.choose ?? ''}
          aria-label={t('chooseScript')}
          value={script.id}
          options={scripts.map(({ id, name }) => ({
            value: id,
            label: nameIn(name, language) || id,
          }))}
          onChange={setChosen}
        />
      )}
      {script && <Steps key={script.id} contact={contact.id} script={script} />}
    </Panel>
  );
}

/** One step at a time: what to say, and buttons for what the customer answers. */
function Steps({ contact, script }: { contact: string; script: CallScript }) {
  const t = useWords(sideWords);
  const language = useLanguage();
  const { step, depth, go, back, restart } = useScriptWay(contact, script);
  if (!step) return null;
  const { branches } = step;
  return (
    <>
      <p className={css.say} aria-live="polite">
        {nameIn(step.text, language)}
      </p>
      {branches.length > 0 ? (
        <div role="group" aria-label={t('scriptNext')} className={css.branches}>
          {branches.map(({ to, name }) => (
            <Button key={`${to} ${nameIn(name, 'en')}`} onClick={() => go(to)}>
              {nameIn(name, language) || to}
            </Button>
          ))}
        </div>
      ) : (
        <p className={css.muted}>{t('scriptEnd')}</p>
      )}
      {depth > 0 && (
        <div className={css.ways}>
          <Button type="text" size="small" icon={<Undo2 size={14} aria-hidden />} onClick={back}>
            {t('scriptBack')}
          </Button>
          <Button
            type="text"
            size="small"
            icon={<RotateCcw size={14} aria-hidden />}
            onClick={restart}
          >
            {t('scriptAgain')}
          </Button>
        </div>
      )}
    </>
  );
}
