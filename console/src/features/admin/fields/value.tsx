import { Input, InputNumber, Select, Switch } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { textOf, textsOf, type Json } from '../document/json';
import { useOptions } from './options';
import type { Spec } from './spec';
import {
  LevelsValue,
  NamesValue,
  OverflowValue,
  RawValue,
  SharesValue,
  TiersValue,
  type ValueProps,
} from './values';
import { fieldWords } from './words';
import css from './fields.module.css';

interface Props extends ValueProps {
  spec: Spec;
  id: string;
  'aria-describedby': string | undefined;
  faulty: boolean;
}

/** Kinds with several controls under one label. */
export const SEVERAL = new Set(['names', 'levels', 'tiers', 'shares', 'rows', 'table']);

/** The control of one value, by its kind. */
export function Value(props: Props) {
  const { spec, label, value, onChange, id } = props;
  const t = useWords(fieldWords);
  const common = { id, 'aria-describedby': props['aria-describedby'] };
  const status = props.faulty ? 'error' : '';
  switch (spec.kind) {
    case 'names':
      return <NamesValue label={label} value={value} onChange={onChange} />;
    case 'levels':
      return <LevelsValue label={label} value={value} onChange={onChange} />;
    case 'tiers':
      return (
        <TiersValue
          unit={t(spec.key === 'tier_bonus' ? 'seconds' : 'hours')}
          {...{ label, value, onChange }}
        />
      );
    case 'shares':
      return <SharesValue label={label} value={value} onChange={onChange} />;
    case 'overflow':
      return <OverflowValue id={id} label={label} value={value} onChange={onChange} />;
    case 'text':
      return (
        <Input
          {...common}
          status={status}
          className={css.wide ?? ''}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'switch':
      return <Switch {...common} checked={value === true} onChange={onChange} />;
    case 'choice':
    case 'choices':
      return <ChoiceValue {...props} />;
    case 'texts':
      return (
        <Select<string[]>
          {...common}
          className={css.wide ?? ''}
          mode="tags"
          open={false}
          suffix={null}
          tokenSeparators={[',', '，', '、']}
          value={textsOf(value)}
          onChange={onChange}
        />
      );
    case 'raw':
      return <RawValue {...common} value={value} onChange={onChange} />;
    default:
      return <FigureValue {...props} />;
  }
}

function FigureValue({ spec, value, onChange, id, faulty, ...rest }: Props) {
  const t = useWords(fieldWords);
  const share = spec.kind === 'share';
  const most = spec.max ?? (share ? 1 : undefined);
  const figure = typeof value === 'number' ? value : null;
  const unit =
    spec.kind === 'seconds' ? t('seconds') : share ? '%' : spec.unit && t(`unit.${spec.unit}`);
  const take = (next: number | null): Json | undefined =>
    next === null ? undefined : share ? next / 100 : next;
  return (
    <InputNumber
      id={id}
      aria-describedby={rest['aria-describedby']}
      className={css.narrow ?? ''}
      status={faulty ? 'error' : ''}
      min={share ? 0 : spec.min}
      max={share && most !== undefined ? most * 100 : most}
      precision={spec.kind === 'count' ? 0 : undefined}
      suffix={unit}
      value={figure !== null && share ? Math.round(figure * 1000) / 10 : figure}
      onChange={(next) => onChange(take(next))}
    />
  );
}

/** What was chosen before stays to be seen, even if it exists no longer. */
function ChoiceValue({ spec, value, onChange, id, faulty, ...rest }: Props) {
  const options = useOptions(spec.options);
  const common = {
    id,
    'aria-describedby': rest['aria-describedby'],
    className: css.wide ?? '',
    status: faulty ? ('error' as const) : ('' as const),
    options,
    showSearch: { optionFilterProp: 'label' },
    allowClear: true,
  };
  const t = useWords(fieldWords);
  const none = spec.key === 'calendar' && spec.options === 'calendars' ? '—' : t('none');
  if (spec.kind === 'choices')
    return (
      <Select<string[]>
        {...common}
        mode="multiple"
        value={textsOf(value)}
        onChange={onChange}
        placeholder={t('none')}
      />
    );
  return (
    <Select<string | null>
      {...common}
      placeholder={none}
      value={textOf(value) || null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
