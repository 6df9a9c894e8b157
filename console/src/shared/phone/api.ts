import { answer, api } from '../api/client';

export const getPass = () => answer(api.GET('/api/v1/phone'));
export const beat = () => answer(api.POST('/api/v1/phone/heartbeat'));
export const connectPhone = (attempt: string) =>
  answer(api.POST('/api/v1/phone/connect', { body: { attempt } }));
export const sendPhoneDigits = (digits: string) =>
  answer(api.POST('/api/v1/phone/digits', { body: { digits } }));
export const hangUpPhone = () => answer(api.POST('/api/v1/phone/hang-up'));
