import { useCallback } from 'react';
import { dictionary, fill, useCodeWords, useWords } from './words';

/** What the service's stable codes mean to a person. */
export const errorWords = dictionary(
  {
    'error.not_signed_in': 'Your session is over. Please sign in again.',
    'error.forbidden': 'You are not allowed to do this.',
    'error.not_found': 'This no longer exists.',
    'error.invalid_request': 'The service could not read this entry. Check it and try again.',
    'error.unavailable': 'The service cannot answer at the moment. Try again shortly.',
    'error.no_connection': 'No connection to the service.',
    'error.too_many_requests': 'Too many tries. Wait a moment and try again.',
    'error.wrong_credentials': 'The name or the password is not right.',
    'error.wrong_phase': 'The contact has moved on; this is no longer possible.',
    'error.not_your_contact': 'This contact is with somebody else now.',
    'error.unknown_contact': 'This contact is over.',
    'error.unknown_agent': 'This agent is not known.',
    'error.offer_over': 'The call has gone to somebody else or the customer hung up.',
    'error.agent_busy': 'The agent is busy.',
    'error.unknown_target': 'This destination is not known.',
    'error.unknown_queue': 'This queue is not known.',
    'error.disposition_missing': 'Register a result first.',
    'error.not_wrapping_up': 'The wrap-up is already over.',
    'error.reason_missing': 'Choose a reason.',
    'error.voice_only': 'Only possible for calls.',
    'error.message_only': 'Only possible for messages.',
    'error.no_party': 'There is no third party.',
    'error.party_not_there': 'The third party has not answered yet.',
    'error.not_recording': 'This contact is not being recorded.',
    'error.not_paused': 'The recording is not paused.',
    'error.no_contact': 'You have no contact at the moment.',
    'error.phone_failed': 'The browser phone failed: {detail}',
    'error.microphone': 'The microphone is blocked. Allow it in the browser and try again.',
    'error.no_more_extensions': 'The wrap-up time cannot be extended any further.',
    'error.wrong_channel': 'Not possible on this channel.',
    'error.agent_offline': 'The agent is signed off.',
    'error.queue_closed': 'This queue is closed now.',
    'error.queue_full': 'This queue is full.',
    'error.wrong_device': 'Your phone is not of the kind that can do this.',
    'error.not_a_choice': 'This state cannot be chosen.',
    'error.not_an_agent': 'Your account is not an agent.',
    'error.cross_origin': 'The service refused a request from another site.',
    'error.internal': 'Something went wrong in the service. It has been logged.',
    'error.too_large': 'The entry is too long.',
    'error.no_link': 'The connection to the service is down; it is being restored.',
    'reason.wrong_phase': 'Not possible at this moment.',
    'error.unknown': 'That did not work (code {code}).',
  },
  {
    'error.not_signed_in': '登录已失效，请重新登录。',
    'error.forbidden': '您没有此操作的权限。',
    'error.not_found': '该内容已不存在。',
    'error.invalid_request': '系统无法识别此内容，请检查后重试。',
    'error.unavailable': '系统暂时无法响应，请稍后重试。',
    'error.no_connection': '无法连接到服务。',
    'error.too_many_requests': '尝试次数过多，请稍候再试。',
    'error.wrong_credentials': '用户名或密码不正确。',
    'error.wrong_phase': '联络状态已变化，无法再执行此操作。',
    'error.not_your_contact': '该联络已由其他座席处理。',
    'error.unknown_contact': '该联络已结束。',
    'error.unknown_agent': '没有该座席。',
    'error.offer_over': '来电已转给他人，或客户已挂断。',
    'error.agent_busy': '该座席正忙。',
    'error.unknown_target': '没有该转接目标。',
    'error.unknown_queue': '没有该队列。',
    'error.disposition_missing': '请先登记处理结果。',
    'error.not_wrapping_up': '话后整理已结束。',
    'error.reason_missing': '请选择原因。',
    'error.voice_only': '仅适用于电话。',
    'error.message_only': '仅适用于消息。',
    'error.no_party': '没有第三方。',
    'error.party_not_there': '第三方尚未接听。',
    'error.not_recording': '该联络没有录音。',
    'error.not_paused': '录音未暂停。',
    'error.no_contact': '您当前没有联络。',
    'error.phone_failed': '浏览器话机故障：{detail}',
    'error.microphone': '麦克风被禁用。请在浏览器中允许后重试。',
    'error.no_more_extensions': '话后整理时间不能再延长。',
    'error.wrong_channel': '此渠道无法执行该操作。',
    'error.agent_offline': '该座席已签出。',
    'error.queue_closed': '该队列当前不在服务时间。',
    'error.queue_full': '该队列已满。',
    'error.wrong_device': '您的话机类型不支持此操作。',
    'error.not_a_choice': '不能选择该状态。',
    'error.not_an_agent': '您的账户不是座席。',
    'error.cross_origin': '系统拒绝了来自其他站点的请求。',
    'error.internal': '系统内部出错，已记录。',
    'error.too_large': '内容过长。',
    'error.no_link': '与服务的连接已中断，正在恢复。',
    'reason.wrong_phase': '当前无法执行此操作。',
    'error.unknown': '操作未成功（代码 {code}）。',
  },
);

/** Returns why a control cannot act, for the code that stands in its place. */
export function useReasonText() {
  const find = useCodeWords(errorWords);
  const errorText = useErrorText();
  return useCallback((code: string) => find('reason', code, errorText(code)), [find, errorText]);
}

/** Returns the sentence for a stable code; an unknown code is shown, never hidden. */
export function useErrorText() {
  const t = useWords(errorWords);
  const find = useCodeWords(errorWords);
  return useCallback(
    (code: string, detail = '') =>
      fill(find('error', code, t('error.unknown', { code })), { detail }),
    [t, find],
  );
}
