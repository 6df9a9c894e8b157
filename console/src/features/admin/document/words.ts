import { dictionary } from '@/shared/i18n/words';

/** What the service's codes for faults of the configuration mean. */
export const faultWords = dictionary(
  {
    'fault.unknown_queue': 'There is no queue "{value}".',
    'fault.unknown_calendar': 'There are no opening hours "{value}".',
    'fault.unknown_skill': 'There is no skill "{value}".',
    'fault.unknown_agent': 'There is no agent "{value}".',
    'fault.unknown_zone': 'There is no time zone "{value}".',
    'fault.unknown_country': 'No public holidays are known for {value}.',
    'fault.twice': '"{value}" appears twice.',
    'fault.no_id': 'An entry has no id.',
    'fault.out_of_range': '{value} is outside of what is possible.',
    'fault.bad_number': '{value} is no number in international form (+12025550100).',
    'fault.bad_window': 'A time ends after it begins, within its day.',
    'fault.bad_date': '{value} is no date.',
    'fault.unknown_action': '"{value}" is no way to go on.',
    'fault.bad_shares': 'Shares lie between 0 and 100 %, in order.',
    'fault.bad_form': 'The form is not right: {value}',
  },
  {
    'fault.unknown_queue': '没有队列“{value}”。',
    'fault.unknown_calendar': '没有服务时间“{value}”。',
    'fault.unknown_skill': '没有技能“{value}”。',
    'fault.unknown_agent': '没有座席“{value}”。',
    'fault.unknown_zone': '没有时区“{value}”。',
    'fault.unknown_country': '没有 {value} 的节假日数据。',
    'fault.twice': '“{value}”重复。',
    'fault.no_id': '有条目缺少标识。',
    'fault.out_of_range': '{value} 超出允许范围。',
    'fault.bad_number': '{value} 不是国际格式号码（+8613800550100）。',
    'fault.bad_window': '结束时间须晚于开始时间，且在同一天内。',
    'fault.bad_date': '{value} 不是有效日期。',
    'fault.unknown_action': '“{value}”不是可用的处理方式。',
    'fault.bad_shares': '比例须在 0 与 100 % 之间并依次递增。',
    'fault.bad_form': '格式不正确：{value}',
  },
);
