import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useUserNames } from '@/shared/house/users';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { todayIn } from '../days';
import { plan, sendNow, useRefresh, type SavedPage } from './api';
import { hours, RULES } from './rule';
import { useRuleText } from './use-rule-text';
import { savedWords } from './words';

interface Props {
  page: SavedPage;
  close: () => void;
}

/** Who may be written to: users, and addresses outside. */
function useRecipients() {
  const t = useWords(savedWords);
  const users = useUserNames();
  const options = users.map(({ name, display }) => [name, display || name] as const);
  return [
    { key: 'users', label: t('users'), kind: 'choices', options },
    { key: 'addresses', label: t('addresses'), kind: 'words', hint: t('addressesHint') },
    {
      key: 'format',
      label: t('format'),
      kind: 'choice',
      options: [
        ['xlsx', t('format.xlsx')],
        ['csv', t('format.csv')],
      ],
    },
  ] as const;
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const formatOf = (value: unknown) => (value === 'csv' ? ('csv' as const) : ('xlsx' as const));

/** When a report is sent by itself, and to whom. */
export function ScheduleDialog({ page: { report, schedule }, close }: Props) {
  const t = useWords(savedWords);
  const ruleText = useRuleText();
  const house = useHouse();
  const refresh = useRefresh();
  const recipients = useRecipients();
  const rules = [...new Set([...RULES, ...(schedule ? [schedule.rule] : [])])];
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const queues = house.queues.map(({ zone }) => zone);
  const zones = new Set([schedule?.zone ?? '', house.zone, ...queues, own].filter(Boolean));
  const hour = schedule?.start.slice(11, 16) ?? '08:00';
  return (
    <FormDialog
      title={t('scheduling', { name: report.name })}
      fields={[
        {
          key: 'rule',
          label: t('when'),
          kind: 'choice',
          options: rules.map((one) => [one, ruleText(one)]),
        },
        {
          key: 'hour',
          label: t('hour'),
          kind: 'choice',
          options: hours(hour).map((one) => [one, one]),
        },
        {
          key: 'zone',
          label: t('zone'),
          kind: 'choice',
          options: [...zones].map((one) => [one, one]),
        },
        ...recipients,
        {
          key: 'active',
          label: t('active'),
          kind: 'choice',
          options: [
            ['yes', t('active.yes')],
            ['no', t('active.no')],
          ],
        },
      ]}
      values={{
        rule: schedule?.rule ?? 'FREQ=WEEKLY;BYDAY=MO',
        hour,
        zone: schedule?.zone ?? house.zone,
        users: [...(schedule?.users ?? [report.owner])],
        addresses: [...(schedule?.addresses ?? [])],
        format: schedule?.format ?? 'xlsx',
        active: schedule?.active === false ? 'no' : 'yes',
      }}
      send={(values) => {
        const zone = String(values.zone);
        const day = schedule?.start.slice(0, 10) ?? todayIn(zone, serverNow());
        return plan(report.id, {
          rule: String(values.rule),
          start: `${day}T${String(values.hour)}`,
          zone,
          users: texts(values.users),
          addresses: texts(values.addresses),
          format: formatOf(values.format),
          active: values.active === 'yes',
          version: schedule?.version ?? 0,
        });
      }}
      refresh={refresh}
      close={close}
    />
  );
}

/** Sends a report at once. */
export function SendDialog({ page: { report, schedule }, close }: Props) {
  const t = useWords(savedWords);
  const refresh = useRefresh();
  const recipients = useRecipients();
  return (
    <FormDialog
      title={t('sending', { name: report.name })}
      okText={t('send')}
      fields={recipients}
      values={{
        users: [...(schedule?.users ?? [report.owner])],
        addresses: [...(schedule?.addresses ?? [])],
        format: schedule?.format ?? 'xlsx',
      }}
      send={({ users, addresses, format }) =>
        sendNow(report.id, {
          users: texts(users),
          addresses: texts(addresses),
          format: formatOf(format),
        })
      }
      refresh={refresh}
      close={close}
    />
  );
}
