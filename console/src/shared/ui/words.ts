import { dictionary } from '../i18n/words';

/** Words that every part of the console uses. */
export const uiWords = dictionary(
  {
    tier: 'Tier {tier}',
    'presence.available': 'Available',
    'presence.offered': 'Ringing',
    'presence.on_contact': 'On contact',
    'presence.wrap_up': 'Wrap-up',
    'presence.not_ready': 'Not ready',
    'presence.offline': 'Signed off',
    unknownCustomer: 'Unknown customer',
    close: 'Close',
    cancel: 'Cancel',
    loading: 'Loading…',
    retry: 'Try again',
    broken: 'This part of the page failed',
    brokenHint: 'Your contact is not affected. Reload the page to go on.',
    reload: 'Reload',
  },
  {
    tier: '{tier} 级客户',
    'presence.available': '示闲',
    'presence.offered': '振铃',
    'presence.on_contact': '通话',
    'presence.wrap_up': '话后整理',
    'presence.not_ready': '示忙',
    'presence.offline': '签出',
    unknownCustomer: '未知客户',
    close: '关闭',
    cancel: '取消',
    loading: '加载中…',
    retry: '重试',
    broken: '页面的这一部分出错了',
    brokenHint: '您的联络不受影响。请重新加载页面后继续。',
    reload: '重新加载',
  },
);
