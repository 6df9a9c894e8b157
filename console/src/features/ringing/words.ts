import { dictionary } from '@/shared/i18n/words';

export const ringingWords = dictionary(
  {
    call: 'Incoming call',
    message: 'Incoming message',
    announce: '{what}: {name}, {tier}, {queue}',
    announceNoTier: '{what}: {name}, {queue}',
    title: '▶ {what} · {name}',
  },
  {
    call: '来电',
    message: '新消息',
    announce: '{what}:{name},{tier},{queue}',
    announceNoTier: '{what}:{name},{queue}',
    title: '▶ {what} · {name}',
  },
);
