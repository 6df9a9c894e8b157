import { useState } from 'react';
import { Alert, Button, Popconfirm } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { uiWords } from '@/shared/ui/words';
import { useHistory } from '../api/configuration';
import { adminWords } from '../words';
import { discardDraft, rebaseDraft, type Draft, type Stored } from './draft';
import { usePathText } from './labels';
import { ReviewDialog } from './review-dialog';
import { useWriting } from './use-document';
import css from '../admin.module.css';

/** What is not stored yet, and the ways on: review and store, or discard. */
export function ChangeBar({ draft, stored }: { draft: Draft | null; stored: Stored }) {
  const t = useWords(adminWords);
  const { changes, faults, checking } = useWriting();
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState('');
  const [conflicts, setConflicts] = useState<string[]>([]);
  const pathText = usePathText();
  if (!draft)
    return (
      <div role="status" className={told ? css.bar : css.hidden}>
        {told}
      </div>
    );
  const stale = stored.version !== draft.version;
  const count = changes.length;
  return (
    <>
      {stale && (
        <Stale draft={draft} stored={stored} rebase={() => setConflicts(rebaseDraft(stored))} />
      )}
      {!stale && conflicts.length > 0 && (
        <Alert
          banner
          type="warning"
          closable={{ onClose: () => setConflicts([]) }}
          title={t('conflicts', { places: conflicts.map(pathText).join('; ') })}
        />
      )}
      <div className={css.bar}>
        <span role="status">
          {checking ? t('checking') : t(count === 1 ? 'unsavedOne' : 'unsaved', { count })}
          {faults.length > 0 && !checking && (
            <span className={css.danger}>
              {' · '}
              <TriangleAlert size={12} aria-hidden />{' '}
              {t(faults.length === 1 ? 'problemsOne' : 'problemsCount', { count: faults.length })}
            </span>
          )}
        </span>
        <Discard />
        <Button type="primary" disabled={stale} onClick={() => setOpen(true)}>
          {t('review')}
        </Button>
      </div>
      {open && (
        <ReviewDialog
          draft={draft}
          close={() => setOpen(false)}
          done={(version) => {
            setOpen(false);
            setTold(t('stored', { version }));
          }}
        />
      )}
    </>
  );
}

function Discard() {
  const t = useWords(adminWords);
  const ui = useWords(uiWords);
  return (
    <Popconfirm
      title={t('discardAsk')}
      okText={t('discard')}
      cancelText={ui('cancel')}
      okButtonProps={{ danger: true }}
      onConfirm={discardDraft}
    >
      <Button>{t('discard')}</Button>
    </Popconfirm>
  );
}

interface StaleProps {
  draft: Draft;
  stored: Stored;
  rebase: () => void;
}

/** Somebody was quicker: nothing is lost, the changes go on top of theirs. */
function Stale({ draft, stored, rebase }: StaleProps) {
  const t = useWords(adminWords);
  const language = useLanguage();
  const names = useNames();
  const edition = useHistory().data?.find((each) => each.version === stored.version);
  const versions = { version: stored.version, mine: draft.version };
  return (
    <Alert
      banner
      type="warning"
      title={
        edition
          ? t('staleBy', {
              ...versions,
              who: names.user(edition.by),
              at: moment(edition.at, serverNow(), language),
            })
          : t('stale', versions)
      }
      action={
        <Button size="small" onClick={rebase}>
          {t('rebase')}
        </Button>
      }
    />
  );
}
