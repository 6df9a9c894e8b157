import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Alert, Button, Popconfirm, Segmented } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { useFlow, useLook, type FlowPage } from '../api/flows';
import { Failed, Loading } from '../states';
import { keepDraft, useDrafts } from './drafts';
import { Drawing } from './drawing';
import { FlowHistory } from './flow-history';
import { ProblemList } from './problem-list';
import { PublishDialog } from './publish-dialog';
import { problemOf } from './text';
import { TryPanel } from './try-panel';
import { flowWords } from './words';
import css from './flows.module.css';

const Editor = lazy(() => import('./editor'));
const PAUSE_MS = 400;
const VIEWS = ['drawing', 'try', 'history'] as const;
type View = (typeof VIEWS)[number];

/** The text after a pause in typing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** One flow file at work. Mount anew for another one. */
export function FlowDesk({ name }: { name: string }) {
  const flow = useFlow(name);
  if (flow.isError) return <Failed error={flow.error} retry={() => void flow.refetch()} />;
  if (!flow.data) return <Loading />;
  return <Desk name={name} flow={flow.data} />;
}

function Desk({ name, flow }: { name: string; flow: FlowPage }) {
  const t = useWords(flowWords);
  const draft = useDrafts()[name] ?? null;
  // A text that does not come from typing gives the editor a new beginning.
  const [begun, setBegun] = useState(0);
  const [origin, setOrigin] = useState(flow.version);
  if (!draft && origin !== flow.version) setOrigin(flow.version);
  const [view, setView] = useState<View>('drawing');
  const text = draft?.text ?? flow.text;
  const settled = useSettled(text);
  const look = useLook(name, settled);
  const problems = useMemo(() => (look.data?.problems ?? []).map(problemOf), [look.data]);
  const put = (next: string) =>
    keepDraft(
      name,
      next === flow.text ? null : { text: next, version: draft?.version ?? flow.version },
    );
  const load = (next: string) => {
    put(next);
    setBegun((each) => each + 1);
  };
  const checking = look.isFetching || settled !== text;
  const wrong = look.isError || problems.some((problem) => problem.severity === 'error');
  return (
    <>
      {draft && draft.version !== flow.version && (
        <Alert
          banner
          type="warning"
          title={t('stale', { version: flow.version, mine: draft.version })}
          action={
            <Button size="small" onClick={() => keepDraft(name, { text, version: flow.version })}>
              {t('overwrite')}
            </Button>
          }
        />
      )}
      <Bar name={name} flow={flow} blocked={checking || wrong} discard={() => load(flow.text)} />
      <div className={css.columns}>
        <div className={css.left}>
          <div className={css.editor}>
            <Suspense fallback={<Loading />}>
              <Editor
                key={`${begun}-${origin}`}
                label={t('editor', { name })}
                text={text}
                problems={problems}
                onChange={put}
              />
            </Suspense>
          </div>
          <ProblemList problems={problems} checking={checking} error={look.error} />
        </div>
        <section className={css.right} aria-label={t(`view.${view}`)}>
          <Segmented<View>
            block
            aria-label={t('views')}
            value={view}
            options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
            onChange={setView}
          />
          {view === 'drawing' && <Drawing name={name} svg={look.data?.svg ?? flow.svg} />}
          {view === 'try' && <TryPanel name={name} text={settled} />}
          {view === 'history' && <FlowHistory name={name} flow={flow} load={load} />}
        </section>
      </div>
    </>
  );
}

interface BarProps {
  name: string;
  flow: FlowPage;
  blocked: boolean;
  discard: () => void;
}

function Bar({ name, flow, blocked, discard }: BarProps) {
  const t = useWords(flowWords);
  const ui = useWords(uiWords);
  const draft = useDrafts()[name] ?? null;
  const [publishing, setPublishing] = useState(false);
  const stale = draft !== null && draft.version !== flow.version;
  return (
    <div className={css.bar}>
      <span className={css.version}>
        {flow.version > 0
          ? t('published', { version: flow.version })
          : t(flow.text ? 'neverPublished' : 'isNew')}
        {' · '}
        {t(draft ? 'unsaved' : 'clean')}
      </span>
      {draft && (
        <Popconfirm
          title={t('discardAsk')}
          okText={t('discard')}
          cancelText={ui('cancel')}
          okButtonProps={{ danger: true }}
          onConfirm={discard}
        >
          <Button>{t('discard')}</Button>
        </Popconfirm>
      )}
      <Button
        type="primary"
        disabled={!draft || blocked || stale}
        onClick={() => setPublishing(true)}
      >
        {t('publish')}
      </Button>
      {publishing && draft && (
        <PublishDialog name={name} flow={flow} draft={draft} close={() => setPublishing(false)} />
      )}
    </div>
  );
}
