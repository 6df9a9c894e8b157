import { useNavigate } from 'react-router';
import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { usePeople } from '@/shared/house/people';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMe } from '@/shared/session/permissions';
import { useForms, useRefresh } from '../api';
import { contactIn } from '../coaching/text';
import { callSession } from './api';
import { calibrationWords } from './words';

const WEEK = 7 * 86_400;

interface Props {
  contact?: string;
  agent?: string;
  form?: string;
  close: () => void;
}

/** Calls a session about a contact that is over; whoever calls it leads. */
export function CallForm({ contact = '', agent = '', form = '', close }: Props) {
  const t = useWords(calibrationWords);
  const language = useLanguage();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const me = useMe();
  const people = usePeople().filter(([name]) => name !== me.user);
  const forms = (useForms().data ?? []).filter(({ edition, retired }) => edition > 0 && !retired);
  return (
    <FormDialog
      title={t('call')}
      intro={t('callHint')}
      okText={t('call')}
      fields={[
        { key: 'contact', label: t('contact'), required: true },
        {
          key: 'form',
          label: t('form'),
          kind: 'choice',
          required: true,
          options: forms.map(({ id, content }) => [id, nameIn(content.title, language)] as const),
        },
        {
          key: 'evaluators',
          label: t('evaluators'),
          kind: 'choices',
          required: true,
          options: people,
        },
        { key: 'due', label: t('due'), kind: 'time', required: true },
        { key: 'note', label: t('note'), kind: 'area' },
      ]}
      values={{
        contact,
        form: form || (forms[0]?.id ?? ''),
        evaluators: [],
        due: fieldTime(serverNow() + WEEK),
        note: '',
      }}
      send={async (values) => {
        const made = await callSession({
          contact: contactIn(String(values.contact)),
          agent,
          form: String(values.form),
          evaluators: Array.isArray(values.evaluators) ? values.evaluators : [],
          due: timeOf(String(values.due)),
          note: String(values.note),
        });
        void navigate(`/quality/calibrations/${encodeURIComponent(made.id)}`);
      }}
      refresh={refresh}
      close={close}
    />
  );
}
