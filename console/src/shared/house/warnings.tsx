import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { dictionary, fill, useCodeWords, useWords } from '../i18n/words';
import { useMay } from '../session/permissions';

type Fault = components['schemas']['Fault'];

const FRESH_MS = 60_000;

const warningWords = dictionary(
  {
    title: 'Something in the configuration cannot work as it is written.',
    'warning.unserved_queue': 'No agent serves the queue "{value}".',
    'warning.missing_skill': 'No agent of the queue has the skill "{value}".',
    'warning.unknown_queue': 'There is no queue "{value}".',
    'warning.unknown_flow': 'There is no flow "{value}".',
    'warning.dead_step': 'This step never comes to bear ({value}).',
    'warning.idle_reserve': 'These agents are kept from nobody.',
    'warning.whole_reserve': 'All {value} agents of the queue are kept in reserve.',
    'warning.unknown_user': 'No user is called "{value}".',
    'warning.inactive_user': '"{value}" may not sign in.',
    'warning.idle_step': 'None of them may approve: {value}.',
  },
  {
    title: '配置中有无法生效的内容。',
    'warning.unserved_queue': '没有座席服务队列“{value}”。',
    'warning.missing_skill': '该队列没有座席具备技能“{value}”。',
    'warning.unknown_queue': '没有队列“{value}”。',
    'warning.unknown_flow': '没有流程“{value}”。',
    'warning.dead_step': '此步骤永远不会生效（{value}）。',
    'warning.idle_reserve': '这些座席未对任何客户预留。',
    'warning.whole_reserve': '该队列的 {value} 名座席全部被预留。',
    'warning.unknown_user': '没有用户“{value}”。',
    'warning.inactive_user': '用户“{value}”已停用。',
    'warning.idle_step': '以下人员均无审批权限：{value}。',
  },
);

/** What is well-formed in the configuration and cannot work, as a strip; nothing where all is well. */
export function ConfigurationWarnings() {
  const t = useWords(warningWords);
  const may = useMay('watch');
  const { data } = useQuery({
    queryKey: ['configuration-warnings'],
    enabled: may,
    refetchInterval: FRESH_MS,
    queryFn: async () => (await answer(api.GET('/api/v1/configuration/warnings'))).warnings,
  });
  if (!data?.length) return null;
  return <Alert type="warning" showIcon title={t('title')} description={<List faults={data} />} />;
}

function List({ faults }: { faults: readonly Fault[] }) {
  const code = useCodeWords(warningWords);
  return (
    <ul>
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.path}`}>
          <code>{fault.path}</code>{' '}
          {fill(code('warning', fault.code, fault.message), { value: fault.value })}
        </li>
      ))}
    </ul>
  );
}
