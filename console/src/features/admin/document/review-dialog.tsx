import { Alert, Modal } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { useStore, type Fault } from '../api/configuration';
import { adminWords } from '../words';
import { ChangeTable } from './change-table';
import type { Draft } from './draft';
import { usePathText } from './labels';
import { useWriting } from './use-document';
import { useFaultText } from './fault-text';

interface Props {
  draft: Draft;
  close: () => void;
  /** Called even though the dialog goes away with the draft. */
  done: (version: number) => void;
}

/** The difference and the problems, before anything is stored. */
export function ReviewDialog({ draft, close, done }: Props) {
  const t = useWords(adminWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const { changes, faults, checking } = useWriting();
  const store = useStore();
  const send = () =>
    void store.mutateAsync(draft).then(
      ({ version }) => done(version),
      () => undefined, // Told below, out of store.error.
    );
  return (
    <Modal
      open
      width={860}
      title={t('reviewTitle')}
      okText={t('store')}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: checking || faults.length > 0, loading: store.isPending }}
      onOk={send}
      onCancel={close}
    >
      <FaultList faults={faults} />
      {store.isError && (
        <Alert
          type="error"
          showIcon
          title={errorText(errorCode(store.error), store.error.message)}
        />
      )}
      <ChangeTable changes={changes} />
      <p>{t('storeHint')}</p>
    </Modal>
  );
}

export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const t = useWords(adminWords);
  const faultText = useFaultText();
  const pathText = usePathText();
  if (faults.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t('problems')}
      description={
        <ul>
          {faults.map((fault) => (
            <li key={fault.path + fault.code}>
              {pathText(fault.path)}: {faultText(fault)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
