import { dictionary } from '@/shared/i18n/words';

export const ringingWords = dictionary(
  {
    call: 'Incoming call',
    message: 'Incoming message',
    callback: 'Callback to make',
    outgoing: 'Your call',
    predictive: 'Campaign call',
    announce: '{what}: {name}, {tier}, {queue}',
    announceNoTier: '{what}: {name}, {queue}',
    title: '▶ {what} · {name}',
  },
  {
    call: '来电',
    message: '新消息',
    callback: '待回拨',
    outgoing: '您的呼叫',
    predictive: '预测外呼来电',
    announce: '{what}:{name},{tier},{queue}',
    announceNoTier: '{what}:{name},{queue}',
    title: '▶ {what} · {name}',
  },
);
