import { dictionary } from '@/shared/i18n/words';

export const presenceWords = dictionary(
  {
    menu: 'Presence:',
    afterwards: 'then {state}',
    goAvailable: 'Available',
    notReady: 'Not ready',
    goOffline: 'Sign off',
    'reason.no_answer': 'missed a contact',
    'reason.ring_no_answer': 'missed a contact',
    'reason.missed': 'missed a contact',
    'reason.device': 'phone lost',
    'reason.failed': 'phone failed',
  },
  {
    menu: '状态：',
    afterwards: '之后{state}',
    goAvailable: '示闲',
    notReady: '示忙',
    goOffline: '签出',
    'reason.no_answer': '未应答',
    'reason.ring_no_answer': '未应答',
    'reason.missed': '未应答',
    'reason.device': '话机断开',
    'reason.failed': '话机故障',
  },
);
