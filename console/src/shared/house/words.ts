import { dictionary } from '../i18n/words';

/** Reasons for not being ready that the service gives by itself. */
export const houseWords = dictionary(
  {
    'reason.no_answer': 'missed a contact',
    'reason.ring_no_answer': 'missed a contact',
    'reason.missed': 'missed a contact',
    'reason.declined': 'declined a contact',
    'reason.device': 'phone lost',
    'reason.failed': 'phone failed',
    'reason.monitoring': 'listening in',
    'reason.supervisor': 'set by a supervisor',
  },
  {
    'reason.no_answer': '未应答',
    'reason.ring_no_answer': '未应答',
    'reason.missed': '未应答',
    'reason.declined': '拒接',
    'reason.device': '话机断开',
    'reason.failed': '话机故障',
    'reason.monitoring': '监听中',
    'reason.supervisor': '由班长设置',
  },
);
