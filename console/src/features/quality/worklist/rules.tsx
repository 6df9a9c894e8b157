import { useState } from 'react';
import { Button } from 'antd';
import type { Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { useForms, useRefresh } from '../api';
import { KINDS, saveRule, useRules, type Rule, type RuleForm as Wish } from './api';
import { worklistWords } from './words';
import page from '@/shared/page/page.module.css';

/** The rules that draw contacts. */
export function Rules() {
  const t = useWords(worklistWords);
  const manages = useMay('manage_quality');
  const found = useRules();
  const rules = found.data ?? [];
  return (
    <Panel
      title={t('rules')}
      extra={
        manages && <Add name={t('addRule')}>{(close) => <RuleForm of={null} close={close} />}</Add>
      }
    >
      <State of={found} />
      {found.isSuccess && rules.length === 0 && <Nothing title={t('rulesNone')} />}
      {rules.length > 0 && (
        <ListTable
          label={t('rules')}
          columns={[t('name'), t('kind'), t('form'), t('queue'), t('tier'), t('acts')]}
        >
          {rules.map((rule) => (
            <Row key={rule.id} rule={rule} />
          ))}
        </ListTable>
      )}
    </Panel>
  );
}

function Row({ rule }: { rule: Rule }) {
  const t = useWords(worklistWords);
  const names = useNames();
  const language = useLanguage();
  const manages = useMay('manage_quality');
  const forms = useForms().data ?? [];
  const [open, setOpen] = useState(false);
  const { count, seconds } = rule;
  const share = Math.round(rule.share * 1000) / 10;
  return (
    <tr>
      <td>
        {rule.name} {!rule.active && <span className={page.muted}>{t('resting')}</span>}
      </td>
      <td>{t(`kind.${rule.kind}`, { count, share, seconds })}</td>
      <td>{nameIn(forms.find(({ id }) => id === rule.form)?.content.title, language)}</td>
      <td>{rule.queue ? names.queue(rule.queue) : t('any')}</td>
      <td>{rule.tier ? names.tier(rule.tier) : t('any')}</td>
      <td>
        {manages && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
        )}
        {open && <RuleForm of={rule} close={() => setOpen(false)} />}
      </td>
    </tr>
  );
}

function RuleForm({ of, close }: { of: Rule | null; close: () => void }) {
  const t = useWords(worklistWords);
  const refresh = useRefresh();
  const language = useLanguage();
  const names = useNames();
  const { queues, tiers } = useHouse();
  const forms = (useForms().data ?? []).filter(({ edition }) => edition > 0);
  const any = ['', t('any')] as const;
  return (
    <FormDialog
      title={t(of ? 'change' : 'addRule')}
      fields={[
        { key: 'name', label: t('name'), required: true },
        {
          key: 'form',
          label: t('form'),
          kind: 'choice',
          required: true,
          options: forms.map(({ id, content }) => [id, nameIn(content.title, language)] as const),
        },
        {
          key: 'kind',
          label: t('kind'),
          kind: 'choice',
          options: KINDS.map((kind) => [kind, t(`choice.${kind}`)] as const),
        },
        {
          key: 'count',
          label: t('count'),
          kind: 'count',
          min: 0,
          max: 1000,
          hint: t('countHint'),
        },
        { key: 'share', label: t('share'), kind: 'count', min: 0, max: 100 },
        { key: 'seconds', label: t('seconds'), kind: 'count', min: 0, max: 86400 },
        {
          key: 'queue',
          label: t('queue'),
          kind: 'choice',
          options: [any, ...queues.map(({ id }) => [id, names.queue(id)] as const)],
        },
        {
          key: 'tier',
          label: t('tier'),
          kind: 'choice',
          options: [any, ...tiers.map(({ id }) => [id, names.tier(id)] as const)],
        },
        {
          key: 'active',
          label: t('active'),
          kind: 'choice',
          options: [
            ['yes', t('yes')],
            ['no', t('no')],
          ],
        },
      ]}
      values={valuesOf(of, forms[0]?.id ?? '')}
      send={(values) => saveRule(of?.id ?? '', wishOf(values, of?.version ?? 0))}
      refresh={refresh}
      close={close}
    />
  );
}

const valuesOf = (of: Rule | null, form: string): Values => ({
  name: of?.name ?? '',
  form: of?.form ?? form,
  kind: of?.kind ?? 'per_agent',
  count: of?.count ?? 2,
  share: Math.round((of?.share ?? 0.05) * 100),
  seconds: of?.seconds ?? 600,
  queue: of?.queue ?? '',
  tier: of?.tier ?? '',
  active: of?.active === false ? 'no' : 'yes',
});

const wishOf = (values: Values, version: number): Wish => ({
  version,
  name: String(values.name).trim(),
  form: String(values.form),
  kind: values.kind as Wish['kind'],
  count: Number(values.count),
  share: Number(values.share) / 100,
  seconds: Number(values.seconds),
  queue: String(values.queue),
  tier: String(values.tier),
  active: values.active === 'yes',
});
