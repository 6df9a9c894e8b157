import { Alert, Modal } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { usePublish, type FlowPage } from '../api/flows';
import { keepDraft, type FlowDraft } from './drafts';
import { LineDiff } from './line-diff';
import { flowWords } from './words';

interface Props {
  name: string;
  flow: FlowPage;
  draft: FlowDraft;
  close: () => void;
}

/** What publishing changes, before it is done. */
export function PublishDialog({ name, flow, draft, close }: Props) {
  const t = useWords(flowWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const publish = usePublish(name, () => {
    keepDraft(name, null);
    close();
  });
  return (
    <Modal
      open
      width={860}
      title={t('publishTitle', { name })}
      okText={t('publish')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: publish.isPending }}
      onOk={() => publish.mutate(draft)}
      onCancel={close}
    >
      {publish.isError && (
        <Alert type="error" title={errorText(errorCode(publish.error), publish.error.message)} />
      )}
      <LineDiff before={flow.text} after={draft.text} />
      <p>{t('publishHint')}</p>
    </Modal>
  );
}
