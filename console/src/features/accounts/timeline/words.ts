import { dictionary } from '@/shared/i18n/words';

/** Words of a customer's timeline. */
export const timelineWords = dictionary(
  {
    timeline: 'Timeline',
    none: 'Nothing has happened yet.',
    noneHint: 'Contacts, cases, visits, surveys and notes will stand here.',
    more: 'Show older',
    note: 'Note',
    noteHint: 'What should others know?',
    write: 'Write down',
    kinds: 'What is shown',
    'kind.all': 'Everything',
    'kind.contact': 'Contact',
    'kind.case': 'Case',
    'kind.visit': 'Visit',
    'kind.survey': 'Survey',
    'kind.note': 'Note',
  },
  {
    timeline: '往来记录',
    none: '暂无往来记录。',
    noneHint: '联络、工单、拜访、调查和备注将显示在这里。',
    more: '显示更早记录',
    note: '备注',
    noteHint: '需要让同事知道的内容',
    write: '记录',
    kinds: '显示内容',
    'kind.all': '全部',
    'kind.contact': '联络',
    'kind.case': '工单',
    'kind.visit': '拜访',
    'kind.survey': '调查',
    'kind.note': '备注',
  },
);
