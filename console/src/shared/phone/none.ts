import { PhoneBase, type Phone } from './phone';

/** An agent with a telephone on the table: the browser carries no voice. */
export class NoPhone extends PhoneBase implements Phone {
  readonly kind = 'none';
  readonly canMute = false;
  start = () => Promise.resolve();
  stop = () => undefined;
  connect = () => Promise.resolve();
  hangUp = () => Promise.resolve();
  mute = () => undefined;
  sendDigits = () => Promise.resolve();
}
