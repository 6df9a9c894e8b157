import { useState } from 'react';
import { Button } from 'antd';
import { Download } from 'lucide-react';
import { answer, api } from '../api/client';
import { errorCode } from '../api/errors';
import { useWords } from '../i18n/words';
import { showNotice } from '../ui/notice';
import { saveFile } from '../ui/save-file';
import { privacyWords } from './words';

interface Props {
  /** Whose data. */
  person: string;
  size?: 'small' | 'middle';
}

/** Saves all that is kept about a person as a file, for that person (CN-05). */
export function HandOut({ person, size = 'middle' }: Props) {
  const t = useWords(privacyWords);
  const [busy, setBusy] = useState(false);
  const hand = async () => {
    setBusy(true);
    try {
      const params = { path: { id: person } };
      const all = await answer(api.GET('/api/v1/people/{id}/export', { params }));
      saveFile(`${person}.json`, JSON.stringify(all, null, 2), 'application/json');
    } catch (error) {
      showNotice(errorCode(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size={size}
      icon={<Download size={14} aria-hidden />}
      title={t('exportHint')}
      loading={busy}
      onClick={() => void hand()}
    >
      {t('export')}
    </Button>
  );
}
