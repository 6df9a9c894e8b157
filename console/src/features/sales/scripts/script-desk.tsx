import { useState } from 'react';
import { Alert, Button, Input } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { checkScript, publishScript, useEditions, useRefresh, type ScriptPage } from '../api';
import { salesWords } from '../words';
import css from '../sales.module.css';

/** A script as text with its drawing; what is wrong with it stands below, with its lines. */
export function ScriptDesk({ id, page }: { id: string; page: ScriptPage }) {
  const t = useWords(salesWords);
  const errorText = useErrorText();
  const refresh = useRefresh('scripts');
  const [text, setText] = useState(page.text);
  const [looked, setLooked] = useState<ScriptPage>(page);
  const [told, setTold] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const act = async (what: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    setTold('');
    try {
      await what();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const look = async () => {
    const found = await checkScript(id, text);
    setLooked(found);
    return found.problems;
  };
  const check = async () => {
    if ((await look()).length === 0) setTold(t('problemsNone'));
  };
  const publish = async () => {
    // A warning keeps nothing from being published.
    if ((await look()).some((each) => each.includes(': error ['))) return;
    const { edition } = await publishScript(id, text, page.version);
    setTold(t('published', { n: edition }));
    await refresh();
  };
  return (
    <>
      <Panel title={`${id}.yaml`}>
        <Input.TextArea
          className={css.text ?? ''}
          aria-label={t('scriptText')}
          spellCheck={false}
          autoSize={{ minRows: 18, maxRows: 34 }}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div className={css.actions}>
          <Button loading={busy} onClick={() => void act(check)}>
            {t('check')}
          </Button>
          <Button
            type="primary"
            disabled={text === page.text}
            loading={busy}
            onClick={() => void act(publish)}
          >
            {t('publish')}
          </Button>
          <span role="status">{told}</span>
        </div>
        {error !== null && (
          <Alert role="alert" type="error" showIcon title={errorText(errorCode(error))} />
        )}
        <Problems of={looked.problems} />
      </Panel>
      <div>
        <Panel title={t('drawing', { name: id })}>
          <Drawing name={id} svg={looked.svg} />
        </Panel>
        {page.edition > 0 && <Editions id={id} />}
      </div>
    </>
  );
}

function Problems({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul className={css.problems}>
      {of.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

/** The service's drawing, as a picture: nothing in it can run. */
function Drawing({ name, svg }: { name: string; svg: string }) {
  const t = useWords(salesWords);
  if (!svg) return <p className={css.hint}>–</p>;
  const label = t('drawing', { name });
  return (
    // The picture can be larger than its frame: it is scrolled by keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.drawing} tabIndex={0} role="region" aria-label={label}>
      <img alt={label} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
    </div>
  );
}

function Editions({ id }: { id: string }) {
  const t = useWords(salesWords);
  const language = useLanguage();
  const found = useEditions(id);
  return (
    <Panel title={t('editions')}>
      <ul className={css.list}>
        {found.data?.map(({ edition, at, by }) => (
          <li key={edition}>
            {t('edition', { n: edition })} · {moment(at, serverNow(), language)} · {by}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
