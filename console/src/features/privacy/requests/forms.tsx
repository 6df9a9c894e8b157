import { personFinder } from '@/shared/customer/finders';
import { FormDialog } from '@/shared/form/form-dialog';
import { timeOf } from '@/shared/form/time';
import { useWords } from '@/shared/i18n/words';
import { ANSWERS, extend, KINDS, note, useRefresh, write, type Wish } from '../api';
import { privacyPageWords } from '../words';

const people = personFinder();

interface Props {
  close: () => void;
}

/** Writes down what a person asks for, by whatever way they did. */
export function NewRequest({ close }: Props) {
  const t = useWords(privacyPageWords);
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('newTitle')}
      intro={t('newIntro')}
      okText={t('write')}
      fields={[
        { key: 'person', label: t('person'), kind: 'search', finder: people, required: true },
        {
          key: 'kind',
          label: t('wants'),
          kind: 'choice',
          options: KINDS.map((one) => [one, t(`kind.${one}`)]),
        },
        { key: 'received', label: t('receivedAt'), kind: 'time', hint: t('receivedHint') },
        { key: 'text', label: t('text'), kind: 'area', required: true },
      ]}
      values={{ person: '', kind: 'access', received: '', text: '' }}
      send={({ person, kind, text, received }) =>
        write(String(person), kind as Wish['kind'], String(text), timeOf(String(received)))
      }
      refresh={refresh}
      close={close}
    />
  );
}

/** Takes two months more, with the reason that the person was told. */
export function Extend({ wish, close }: Props & { wish: Wish }) {
  const t = useWords(privacyPageWords);
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('extendTitle')}
      intro={t('extendIntro')}
      okText={t('extendDo')}
      fields={[{ key: 'why', label: t('why'), kind: 'area', required: true }]}
      values={{ why: '' }}
      send={({ why }) => extend(wish, String(why))}
      refresh={refresh}
      close={close}
    />
  );
}

/** Notes what the person was answered. */
export function NoteAnswer({ wish, close }: Props & { wish: Wish }) {
  const t = useWords(privacyPageWords);
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('answerTitle')}
      intro={t('answerIntro')}
      okText={t('answer')}
      fields={[
        {
          key: 'answer',
          label: t('answered'),
          kind: 'choice',
          options: ANSWERS.map((one) => [one, t(`answer.${one}`)]),
        },
        { key: 'text', label: t('answerText'), kind: 'area' },
      ]}
      values={{ answer: 'done', text: '' }}
      send={(filled) =>
        note(wish, filled.answer as (typeof ANSWERS)[number], String(filled.text ?? ''))
      }
      refresh={refresh}
      close={close}
    />
  );
}
