import { useState } from 'react';
import { Select } from 'antd';
import { Route, Routes, useNavigate, useParams } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { useFlows, type FlowCard } from '../api/flows';
import { useGuard } from '../document/writing-frame';
import { AddEntry } from '../entries/add-entry';
import { Failed, Loading, PageHead } from '../states';
import { adminWords } from '../words';
import { FlowDesk } from './flow-desk';
import { keepDraft, useDrafts } from './drafts';
import { flowWords } from './words';
import page from '../admin.module.css';
import css from './flows.module.css';

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

const template = (name: string) => `flow: ${name}
title: ${name}
language: en
languages: [en]
start: hello

steps:
  hello:
    do: say
    text: {en: "Hello."}
    next: bye

  bye:
    do: hang-up
`;

export function FlowsPage() {
  return (
    <Routes>
      <Route path=":name?" element={<Flows />} />
    </Routes>
  );
}

/** Call flows: text, drawing, a try and the history of each file. */
function Flows() {
  const t = useWords(adminWords);
  const words = useWords(flowWords);
  const navigate = useNavigate();
  const { name = '' } = useParams();
  const flows = useFlows();
  const drafts = useDrafts();
  const [adding, setAdding] = useState(false);
  useGuard(Object.keys(drafts).length > 0);
  if (flows.isError) return <Failed error={flows.error} retry={() => void flows.refetch()} />;
  if (!flows.data) return <Loading />;
  const known = flows.data.map((flow) => flow.name);
  const fresh = Object.keys(drafts).filter((each) => !known.includes(each));
  const chosen = name || (known.includes('main') ? 'main' : (known[0] ?? fresh[0] ?? ''));
  const open = (next: string) => void navigate(`/admin/flows/${encodeURIComponent(next)}`);
  const add = (next: string) => {
    keepDraft(next, { text: template(next), version: 0 });
    setAdding(false);
    open(next);
  };
  const option = (flow: FlowCard) => ({
    value: flow.name,
    label: `${flow.name} — ${flow.title || words('untitled')}${flow.name in drafts ? ` · ${words('unsaved')}` : ''}`,
  });
  return (
    <div className={css.frame}>
      <PageHead title={t('page.flows')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          className={css.choice ?? ''}
          aria-label={words('flow')}
          value={chosen}
          options={[
            ...flows.data.map(option),
            ...fresh.map((each) => ({ value: each, label: `${each} · ${words('isNew')}` })),
          ]}
          onChange={open}
        />
        <AddEntry
          open={adding}
          setOpen={setAdding}
          taken={[...known, ...fresh]}
          add={add}
          pattern={NAME}
        />
      </PageHead>
      {chosen ? (
        <FlowDesk key={chosen} name={chosen} />
      ) : (
        <p className={page.muted}>{t('empty')}</p>
      )}
    </div>
  );
}
