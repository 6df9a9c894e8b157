import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import {
  useObjectionGuide,
  type ObjectionGuide,
  type ObjectionType,
  type ResponseCard,
} from '@/shared/selling/api';
import { sellingWords } from '@/shared/selling/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { salesWords } from '../words';
import { CardForm } from './card-form';
import { TypeForm } from './type-form';
import css from '../sales.module.css';
import table from '@/shared/table/table.module.css';

/** The kinds of objections in their two levels, and what may be answered to each. */
export function ObjectionsPage() {
  const found = useObjectionGuide();
  return (
    <>
      <State of={found} />
      {found.data && (
        <div className={css.two}>
          <Types guide={found.data} />
          <Cards guide={found.data} />
        </div>
      )}
    </>
  );
}

function Types({ guide }: { guide: ObjectionGuide }) {
  const t = useWords(salesWords);
  const language = useLanguage();
  const [edited, setEdited] = useState<ObjectionType | 'new' | null>(null);
  const ordered = guide.types
    .filter(({ parent }) => !parent)
    .flatMap((top) => [top, ...guide.types.filter(({ parent }) => parent === top.id)]);
  return (
    <Panel title={t('types')} extra={<Add name={t('addType')} onClick={() => setEdited('new')} />}>
      <table className={table.table} aria-label={t('types')}>
        <tbody>
          {ordered.map((type) => (
            <tr key={type.id}>
              <td className={type.parent ? css.child : undefined}>
                {nameIn(type.name, language) || type.id}{' '}
                {type.retired && <small className={css.hint}>{t('retiredMark')}</small>}
              </td>
              <td className={css.hint}>{nameIn(type.words, language)}</td>
              <td className={table.number}>
                <Edit name={nameIn(type.name, language)} onClick={() => setEdited(type)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && (
        <TypeForm
          type={edited === 'new' ? null : edited}
          types={guide.types}
          close={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}

function Cards({ guide }: { guide: ObjectionGuide }) {
  const t = useWords(salesWords);
  const code = useCodeWords(sellingWords);
  const language = useLanguage();
  const [edited, setEdited] = useState<ResponseCard | 'new' | null>(null);
  const kind = (id: string) =>
    nameIn(guide.types.find((each) => each.id === id)?.name, language) || id;
  return (
    <Panel title={t('cards')} extra={<Add name={t('addCard')} onClick={() => setEdited('new')} />}>
      <table className={table.table} aria-label={t('cards')}>
        <tbody>
          {guide.cards.map((card) => (
            <tr key={card.id}>
              <td>{kind(card.type)}</td>
              <td>
                {nameIn(card.title, language) || card.id}{' '}
                <small className={css.hint}>
                  {card.retired ? t('retiredMark') : t('edition', { n: card.edition })}
                </small>
              </td>
              <td className={css.hint}>{code('method', card.method, card.method)}</td>
              <td className={table.number}>
                <Edit name={nameIn(card.title, language)} onClick={() => setEdited(card)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && (
        <CardForm
          card={edited === 'new' ? null : edited}
          types={guide.types}
          close={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}

function Add({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={onClick}>
      {name}
    </Button>
  );
}

function Edit({ name, onClick }: { name: string; onClick: () => void }) {
  const t = useWords(salesWords);
  return (
    <Button size="small" type="text" aria-label={`${t('edit')}: ${name}`} onClick={onClick}>
      {t('edit')}
    </Button>
  );
}
