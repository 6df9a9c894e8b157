import { afterEach, expect, it, vi } from 'vitest';
import { FakeService, problem } from '../../../tests/fake-service';
import { SimulatedPhone } from './simulated';

afterEach(() => vi.unstubAllGlobals());

it('sends tones, and tells a refusal without ending the call', async () => {
  const service = new FakeService();
  const phone = new SimulatedPhone();
  await phone.connect('c1.1');
  await phone.sendDigits('4');
  expect(service.body('POST /phone/digits')).toEqual({ digits: '4' });
  service.replies['POST /phone/digits'] = problem(409, 'phone_failed');
  await phone.sendDigits('2');
  expect(phone.get()).toMatchObject({ inCall: true, trouble: { code: 'phone_failed' } });
});

it('hangs up what is over already without a word, and tells any other refusal', async () => {
  const service = new FakeService();
  const phone = new SimulatedPhone();
  service.replies['POST /phone/hang-up'] = problem(409, 'phone_failed');
  await phone.connect('c1.1');
  await phone.hangUp();
  expect(phone.get()).toMatchObject({ inCall: false, trouble: null });
  service.replies['POST /phone/hang-up'] = problem(503, 'busy');
  await phone.hangUp();
  expect(phone.get()).toMatchObject({ inCall: false, trouble: { code: 'busy' } });
});
