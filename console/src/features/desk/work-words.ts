import { dictionary } from '@/shared/i18n/words';

/** The words of the list of contacts at hand. */
export const workWords = dictionary(
  {
    work: 'Contacts at hand',
    call: 'Call',
    message: 'Message',
    atHand: 'At hand',
    waitsForReply: 'Waits for your reply',
    wrapUp: 'Wrap-up',
  },
  {
    work: '手头的联络',
    call: '电话',
    message: '消息',
    atHand: '处理中',
    waitsForReply: '等待您的回复',
    wrapUp: '话后整理',
  },
);
