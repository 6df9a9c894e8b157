import { useState } from 'react';
import { Button, Input } from 'antd';
import { Plus } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { useScript, useScripts, type ScriptPage } from '../api';
import { salesWords } from '../words';
import { ScriptDesk } from './script-desk';
import css from '../sales.module.css';

const BEGINNING: ScriptPage = {
  text: '',
  version: 0,
  edition: 0,
  problems: [],
  mermaid: '',
  svg: '',
};

/** The scripts of talks: one of them is written, checked, drawn and published. */
export function ScriptsPage() {
  const t = useWords(salesWords);
  const language = useLanguage();
  const found = useScripts();
  const [params, change] = useQueryState();
  const id = params.get('script') ?? '';
  const known = found.data?.some((each) => each.id === id) ?? false;
  return (
    <div className={css.desk}>
      <Panel title={t('section.scripts')}>
        <State of={found} />
        <ul className={css.list}>
          {found.data?.map((entry) => (
            <li key={entry.id}>
              <Button
                type={entry.id === id ? 'primary' : 'default'}
                aria-pressed={entry.id === id}
                onClick={() => change({ script: entry.id }, false)}
              >
                {nameIn(entry.title, language) || entry.id}
                {entry.retired && ` (${t('retiredMark')})`}
              </Button>
            </li>
          ))}
        </ul>
        <NewScript open={(name) => change({ script: name }, false)} />
      </Panel>
      {!id && <Nothing title={t('choose')} />}
      {id && found.data && known && <Known key={id} id={id} />}
      {id && found.data && !known && <ScriptDesk key={id} id={id} page={BEGINNING} />}
    </div>
  );
}

function Known({ id }: { id: string }) {
  const found = useScript(id);
  return (
    <>
      <State of={found} />
      {found.data && <ScriptDesk key={found.data.version} id={id} page={found.data} />}
    </>
  );
}

function NewScript({ open }: { open: (name: string) => void }) {
  const t = useWords(salesWords);
  const [name, setName] = useState('');
  const fits = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(name);
  return (
    <form
      className={css.actions}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) open(name);
      }}
    >
      <Input
        size="small"
        aria-label={t('name')}
        placeholder={t('name')}
        maxLength={64}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button size="small" htmlType="submit" disabled={!fits} icon={<Plus size={14} aria-hidden />}>
        {t('newScript')}
      </Button>
    </form>
  );
}
