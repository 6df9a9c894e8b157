import { dictionary } from '../i18n/words';

/** Words of calls that an agent makes. */
export const callingWords = dictionary(
  {
    call: 'Call',
    callThis: 'Call {number}',
    callOffline: 'Sign in to a state first: available, or not ready.',
    callBusy: 'Finish what is at hand first.',
    callNoPhone: 'Your phone is not connected.',
  },
  {
    call: '呼叫',
    callThis: '呼叫 {number}',
    callOffline: '请先示闲或示忙。',
    callBusy: '请先完成当前工作。',
    callNoPhone: '您的话机未连接。',
  },
);
