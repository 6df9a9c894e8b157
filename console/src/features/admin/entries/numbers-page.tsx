import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { faultsAt } from '../document/faults';
import { isEntry, mapOf, textOf, withKey, type Document } from '../document/json';
import { useWriting } from '../document/use-document';
import { useFaultText } from '../document/fault-text';
import { useOptions } from '../fields/options';
import { Remove } from '../fields/values';
import { PageHead } from '../states';
import { adminWords } from '../words';
import card from '../admin.module.css';
import css from './entries.module.css';

const NUMBER = /^\+[1-9]\d{1,14}$/;

/** The numbers that customers call, and the numbers that agents transfer to. */
export function NumbersPage() {
  const t = useWords(adminWords);
  return (
    <>
      <PageHead title={t('page.numbers')} />
      <div className={`${card.stack} ${css.rules}`}>
        <Inbound />
        <Outside />
      </div>
    </>
  );
}

function Inbound() {
  const t = useWords(adminWords);
  const { document, edit } = useWriting();
  const flows = useOptions('flows');
  const numbers = mapOf(document, 'numbers');
  const labels = mapOf(document, 'number_labels');
  const flow = textOf(document.default_flow) || 'main';
  const put = (place: 'numbers' | 'number_labels', number: string, value: string | undefined) =>
    edit((was) => ({ ...was, [place]: withKey(mapOf(was, place), number, value) }));
  const remove = (number: string) => edit((was) => without(was, number));
  return (
    <section className={card.card}>
      <h2>{t('inboundNumbers')}</h2>
      {Object.keys(numbers).length === 0 && (
        <p className={css.hint}>{t('numbersEmpty', { flow })}</p>
      )}
      <div className={css.lines}>
        {Object.keys(numbers).length > 0 && (
          <Columns names={['lineNumber', 'lineLabel', 'lineFlow']} />
        )}
        {Object.entries(numbers).map(([number, begins]) => (
          <Line key={number} path={`numbers.${number}`} number={number}>
            <Input
              aria-label={`${number}: ${t('lineLabel')}`}
              value={textOf(labels[number])}
              onChange={({ target }) => put('number_labels', number, target.value || undefined)}
            />
            <Select
              aria-label={`${number}: ${t('lineFlow')}`}
              status={
                flows.length > 0 && !flows.some((each) => each.value === begins) ? 'error' : ''
              }
              value={textOf(begins)}
              options={flows}
              onChange={(value: string) => put('numbers', number, value)}
            />
            <Remove name={number} onClick={() => remove(number)} />
          </Line>
        ))}
      </div>
      <NewNumber taken={Object.keys(numbers)} add={(number) => put('numbers', number, flow)} />
    </section>
  );
}

const without = (document: Document, number: string): Document => ({
  ...document,
  numbers: withKey(mapOf(document, 'numbers'), number, undefined),
  number_labels: withKey(mapOf(document, 'number_labels'), number, undefined),
});

function Outside() {
  const t = useWords(adminWords);
  const { document, edit } = useWriting();
  const list = Array.isArray(document.transfer_numbers) ? document.transfer_numbers : [];
  const entries = list.filter(isEntry);
  const put = (next: typeof entries) => edit((was) => ({ ...was, transfer_numbers: next }));
  return (
    <section className={card.card}>
      <h2>{t('transferNumbers')}</h2>
      <div className={`${css.lines} ${css.pairs}`}>
        {entries.length > 0 && <Columns names={['lineNumber', 'lineName']} />}
        {entries.map((entry, index) => (
          <Line
            key={textOf(entry.number)}
            path={`transfer_numbers.${index}`}
            number={textOf(entry.number)}
          >
            <Input
              aria-label={`${textOf(entry.number)}: ${t('lineName')}`}
              value={textOf(entry.name)}
              onChange={({ target }) =>
                put(
                  entries.map((each) => (each === entry ? { ...each, name: target.value } : each)),
                )
              }
            />
            <Remove
              name={textOf(entry.number)}
              onClick={() => put(entries.filter((each) => each !== entry))}
            />
          </Line>
        ))}
      </div>
      <NewNumber
        taken={entries.map((entry) => textOf(entry.number))}
        add={(number) => put([...entries, { number, name: '' }])}
      />
    </section>
  );
}

function Columns({ names }: { names: ('lineNumber' | 'lineLabel' | 'lineFlow' | 'lineName')[] }) {
  const t = useWords(adminWords);
  return (
    <>
      {names.map((name) => (
        <span key={name} className={css.column}>
          {t(name)}
        </span>
      ))}
      <span aria-hidden />
    </>
  );
}

interface LineProps {
  path: string;
  number: string;
  children: React.ReactNode;
}

function Line({ path, number, children }: LineProps) {
  const faultText = useFaultText();
  const wrong = faultsAt(useWriting().faults, path);
  return (
    <>
      <span>{number}</span>
      {children}
      {wrong.map((fault) => (
        <p key={fault.path + fault.code} className={`${css.wide} ${css.fault}`}>
          {faultText(fault)}
        </p>
      ))}
    </>
  );
}

function NewNumber({ taken, add }: { taken: string[]; add: (number: string) => void }) {
  const t = useWords(adminWords);
  const [text, setText] = useState('');
  const number = text.replace(/[\s()-]/g, '');
  const good = NUMBER.test(number) && !taken.includes(number);
  const send = () => {
    if (!good) return;
    add(number);
    setText('');
  };
  return (
    <div className={css.adds}>
      <Input
        aria-label={t('newNumber')}
        placeholder="+12025550100"
        inputMode="tel"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={send}
      />
      <Button disabled={!good} title={good ? undefined : t('numberHint')} onClick={send}>
        {t('add')}
      </Button>
    </div>
  );
}
