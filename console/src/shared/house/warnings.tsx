import { useCallback } from 'react';
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
    'warning.unknown_skill': 'The house has no skill "{value}".',
    'warning.split_skills': 'No agent of the queue has these skills together: {value}.',
    'warning.late_skills': 'No agent of the queue has {value} until a step lowers the level.',
    'warning.unmatched_preference': 'Preferred, but no agent of the queue has it: {value}.',
    'warning.unknown_queue': 'There is no queue "{value}".',
    'warning.unknown_flow': 'There is no flow "{value}".',
    'warning.unknown_look_up': 'Nothing answers the look-up "{value}".',
    'warning.dead_step': 'This step never comes to bear ({value}).',
    'warning.idle_reserve': 'These agents are kept from nobody.',
    'warning.whole_reserve': 'All {value} agents of the queue are kept in reserve.',
    'warning.unknown_user': 'No user is called "{value}".',
    'warning.inactive_user': '"{value}" may not sign in.',
    'warning.unknown_manager': 'Accounts name "{value}" as their manager, who is no agent.',
    'warning.idle_manager': '"{value}" looks after accounts, and no user works as this agent.',
    'warning.idle_step': 'None of them may approve: {value}.',
  },
  {
    title: '配置中有无法生效的内容。',
    'warning.unserved_queue': '没有座席服务队列“{value}”。',
    'warning.missing_skill': '该队列没有座席具备技能“{value}”。',
    'warning.unknown_skill': '技能表中没有“{value}”。',
    'warning.split_skills': '该队列没有座席同时具备这些技能：{value}。',
    'warning.late_skills': '在某一步降低等级之前，该队列没有座席达到 {value}。',
    'warning.unmatched_preference': '优先要求 {value}，但该队列没有座席具备。',
    'warning.unknown_queue': '没有队列“{value}”。',
    'warning.unknown_flow': '没有流程“{value}”。',
    'warning.unknown_look_up': '查询“{value}”没有任何应答。',
    'warning.dead_step': '此步骤永远不会生效（{value}）。',
    'warning.idle_reserve': '这些座席未对任何客户预留。',
    'warning.whole_reserve': '该队列的 {value} 名座席全部被预留。',
    'warning.unknown_user': '没有用户“{value}”。',
    'warning.inactive_user': '用户“{value}”已停用。',
    'warning.unknown_manager': '客户档案中的客户经理“{value}”不是座席。',
    'warning.idle_manager': '“{value}”负责大客户，但没有用户以该座席身份工作。',
    'warning.idle_step': '以下人员均无审批权限：{value}。',
  },
);

const NONE: readonly Fault[] = [];

/** What cannot work in the configuration in force, for those who may know. */
export function useConfigurationWarnings(): readonly Fault[] {
  const may = useMay('watch');
  const { data } = useQuery({
    queryKey: ['configuration-warnings'],
    enabled: may,
    refetchInterval: FRESH_MS,
    queryFn: async () => (await answer(api.GET('/api/v1/configuration/warnings'))).warnings,
  });
  return data ?? NONE;
}

/** Returns the sentence for a warning; for a code that is newer than this console, the service's own. */
export function useWarningText() {
  const find = useCodeWords(warningWords);
  return useCallback(
    (fault: Fault) => fill(find('warning', fault.code, fault.message), { value: fault.value }),
    [find],
  );
}

/** What is well-formed in the configuration and cannot work, as a strip; nothing where all is well. */
export function ConfigurationWarnings() {
  const t = useWords(warningWords);
  const faults = useConfigurationWarnings();
  if (faults.length === 0) return null;
  return (
    <Alert type="warning" showIcon title={t('title')} description={<List faults={faults} />} />
  );
}

function List({ faults }: { faults: readonly Fault[] }) {
  const text = useWarningText();
  return (
    <ul>
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.path} ${fault.value}`}>
          <code>{fault.path}</code> {text(fault)}
        </li>
      ))}
    </ul>
  );
}
