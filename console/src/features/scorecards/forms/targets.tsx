import { FormDialog } from '@/shared/form/form-dialog';
import type { Values } from '@/shared/form/fields';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Add } from '@/shared/page/add';
import { ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { setTarget, useRefresh, useTargets, type Form, type Measure, type Team } from '../api';
import { figure, read } from '../format';
import { cardWords } from '../words';
import css from '../scorecards.module.css';

interface Props {
  form: Form;
  teams: readonly Team[];
  measures: readonly Measure[];
}

const unitOf = (measures: readonly Measure[], measure: string) =>
  measures.find((one) => one.measure === measure)?.unit ?? 'count';

/** The targets of a form: every one that was ever set, the last first, and the way to set another. */
export function Targets({ form, teams, measures }: Props) {
  const t = useWords(cardWords);
  const code = useCodeWords(cardWords);
  const language = useLanguage();
  const names = useNames();
  const manages = useMay('manage_scorecards');
  const found = useTargets(form.id);
  const title = t('targetsOf', { name: nameIn(form.content.title, language) });
  const team = (id: string) => nameIn(teams.find((one) => one.id === id)?.name, language) || id;
  return (
    <Panel
      title={title}
      extra={
        manages && (
          <Add name={t('setTarget')}>
            {(close) => <SetTarget form={form} teams={teams} measures={measures} close={close} />}
          </Add>
        )
      }
    >
      <p className={css.muted}>{t('targetsHint')}</p>
      <State of={found} />
      {found.data?.length === 0 && <Nothing title={t('noTargets')} />}
      {found.data && found.data.length > 0 && (
        <ListTable
          label={title}
          columns={[t('measure'), t('target'), t('validFrom'), t('whose'), t('reason'), t('setBy')]}
        >
          {found.data.map(({ id, measure, goal, valid_from: day, reason, by, at, ...of }) => {
            const unit = unitOf(measures, measure);
            const told = (value: number) => figure(value, unit, language);
            const stretch =
              goal.stretch === null ? '' : t('stretchHint', { stretch: told(goal.stretch) });
            return (
              <tr key={id}>
                <td>{code('measure', measure, measure)}</td>
                <td>
                  {t('goalHint', { floor: told(goal.floor), target: told(goal.target), stretch })}
                </td>
                <td>{day}</td>
                <td>{of.agent ? names.agent(of.agent) : team(of.team) || t('everybody')}</td>
                <td>{reason}</td>
                <td>
                  {names.user(by)} · {moment(at, serverNow(), language)}
                </td>
              </tr>
            );
          })}
        </ListTable>
      )}
    </Panel>
  );
}

function SetTarget({ form, teams, measures, close }: Props & { close: () => void }) {
  const t = useWords(cardWords);
  const code = useCodeWords(cardWords);
  const language = useLanguage();
  const refresh = useRefresh();
  const { agents } = useHouse();
  const lines = form.content.lines.map(({ measure }) => measure);
  const send = (values: Values) => {
    const measure = String(values.measure);
    const unit = unitOf(measures, measure);
    const [kind, id] = String(values.whose).split(':');
    return setTarget(form.id, {
      measure,
      goal: {
        floor: read(String(values.floor), unit) ?? 0,
        target: read(String(values.target), unit) ?? 0,
        stretch: read(String(values.stretch), unit),
      },
      valid_from: String(values.from),
      reason: String(values.reason).trim(),
      team: kind === 'team' ? (id ?? '') : '',
      agent: kind === 'agent' ? (id ?? '') : '',
    });
  };
  return (
    <FormDialog
      title={t('setTarget')}
      intro={t('linesHint')}
      fields={[
        {
          key: 'measure',
          label: t('measure'),
          kind: 'choice',
          options: lines.map((measure) => [measure, code('measure', measure, measure)] as const),
          required: true,
        },
        { key: 'from', label: t('validFrom'), kind: 'day', required: true },
        { key: 'floor', label: t('floor'), kind: 'amount', signed: true, required: true },
        { key: 'target', label: t('target'), kind: 'amount', signed: true, required: true },
        { key: 'stretch', label: t('stretch'), kind: 'amount', signed: true },
        {
          key: 'whose',
          label: t('whose'),
          kind: 'choice',
          options: [
            ['', t('everybody')],
            ...teams.map(({ id, name }) => [`team:${id}`, nameIn(name, language) || id] as const),
            ...agents.map(({ id, name }) => [`agent:${id}`, name || id] as const),
          ],
        },
        { key: 'reason', label: t('reason'), kind: 'area', required: true },
      ]}
      values={{
        measure: lines[0] ?? '',
        from: new Date(serverNow() * 1000).toISOString().slice(0, 10),
        floor: '',
        target: '',
        stretch: '',
        whose: '',
        reason: '',
      }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
