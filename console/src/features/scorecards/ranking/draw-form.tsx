import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMe } from '@/shared/session/permissions';
import { drawUp, useRefresh, type Team } from '../api';
import { periods } from '../format';
import { cardWords } from '../words';

interface Props {
  form: string;
  period: string;
  team: string;
  teams: readonly Team[];
  close: () => void;
}

/** Draws scorecards up for a team, or for some agents. */
export function DrawForm({ form, period, team, teams, close }: Props) {
  const t = useWords(cardWords);
  const language = useLanguage();
  const refresh = useRefresh();
  const me = useMe();
  const { agents } = useHouse();
  return (
    <FormDialog
      title={t('drawUp')}
      intro={t('drawHint')}
      okText={t('drawUp')}
      fields={[
        {
          key: 'period',
          label: t('period'),
          kind: 'choice',
          options: periods(serverNow()).map((one) => [one, one] as const),
          required: true,
        },
        {
          key: 'team',
          label: t('team'),
          kind: 'choice',
          options: [
            ['', '–'],
            ...teams.map(({ id, name }) => [id, nameIn(name, language) || id] as const),
          ],
        },
        {
          key: 'agents',
          label: t('agents'),
          hint: t('agentsHint'),
          kind: 'choices',
          options: agents
            .filter(({ id }) => id !== me.agent)
            .map(({ id, name }) => [id, name || id] as const),
        },
      ]}
      values={{ period, team: team || (teams[0]?.id ?? ''), agents: [] }}
      send={(values) =>
        drawUp({
          form,
          period: String(values.period),
          team: String(values.team),
          agents: Array.isArray(values.agents) ? values.agents : [],
        })
      }
      refresh={refresh}
      close={close}
    />
  );
}
