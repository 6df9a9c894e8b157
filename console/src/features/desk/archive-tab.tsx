import { useDeferredValue, useState } from 'react';
import { Button, Input } from 'antd';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import type { components } from '@/shared/api/schema';
import type { ContactView } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useArchive } from './api/archive';
import { sideWords } from './side-words';
import { useDraft } from './use-draft';
import css from './side.module.css';
import tasks from './tasks.module.css';

/** The source of the house that stands for archived files (FL-24). */
const ARCHIVE = 'archive';

/** The third look-up, after knowledge and the customer's file: files of cases, by words. */
export function ArchiveTab({ contact }: { contact: ContactView }) {
  const t = useWords(sideWords);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const found = useArchive(wanted, contact.id);
  return (
    <Panel title={t('tab.archive')}>
      <Input
        allowClear
        aria-label={t('archiveSearch')}
        placeholder={t('archiveSearch')}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
      {wanted === '' && <p className={css.muted}>{t('archiveHint')}</p>}
      {wanted !== '' && <State of={found} />}
      {wanted !== '' && found.data?.length === 0 && (
        <p className={css.muted}>{t('knowledgeNoMatch')}</p>
      )}
      <ul className={tasks.list}>
        {wanted !== '' && found.data?.map((file) => <File key={file.file} file={file} />)}
      </ul>
      {wanted !== '' && (found.data?.length ?? 0) > 0 && <Solve contact={contact} />}
    </Panel>
  );
}

function File({ file }: { file: components['schemas']['ArchiveLine'] }) {
  const t = useWords(sideWords);
  const language = useLanguage();
  const id = encodeURIComponent(file.case);
  const href = `/api/v1/cases/${id}/files/${encodeURIComponent(file.file)}`;
  return (
    <li className={tasks.line}>
      <time className={tasks.muted}>{moment(file.at, serverNow(), language)}</time>
      <span className={tasks.what}>
        <a href={href} download={file.name}>
          {file.name}
        </a>
        <small>
          <Link to={`/cases/${id}`}>{`${file.number} ${file.title}`.trim()}</Link>
        </small>
      </span>
      {file.theirs && <strong>{t('archiveTheirs')}</strong>}
    </li>
  );
}

function Solve({ contact }: { contact: ContactView }) {
  const t = useWords(sideWords);
  const { resolution_sources: sources } = useHouse();
  const { draft, change } = useDraft(contact.id, contact.disposition);
  const chosen = draft.resolution === ARCHIVE;
  if (!sources.some(({ id }) => id === ARCHIVE)) return null;
  return (
    <Button
      size="small"
      className={css.solve}
      type={chosen ? 'primary' : 'default'}
      aria-pressed={chosen}
      icon={<Check size={14} aria-hidden />}
      onClick={() => change(chosen ? { resolution: '' } : { resolution: ARCHIVE, article: null })}
    >
      {t(chosen ? 'solvedIt' : 'thisSolved')}
    </Button>
  );
}
