/** Where the phone stands. */
export type PhoneStatus =
  | { state: 'off' }
  | { state: 'elsewhere' }
  | { state: 'registering' }
  | { state: 'ready' }
  | ({ state: 'failed' } & Trouble);

/** A stable code and, for people who must mend it, what the machine said. */
export interface Trouble {
  code: string;
  detail: string;
}

export interface PhoneState {
  status: PhoneStatus;
  /** A media connection is up or being made. */
  inCall: boolean;
  muted: boolean;
  /** The last thing that went wrong in a call, while the phone itself goes on. */
  trouble: Trouble | null;
}

/** One way in which an agent's voice reaches the service. Failures become status, never exceptions. */
export interface Phone {
  readonly kind: 'twilio' | 'simulated' | 'none';
  /** Whether `mute` does anything. */
  readonly canMute: boolean;
  readonly get: () => PhoneState;
  readonly subscribe: (listener: () => void) => () => void;
  start(): Promise<void>;
  stop(): void;
  /** Dials in for an accepted offer (the attempt's id) or to stand by (''), and ends another call. */
  connect(attempt: string): Promise<void>;
  hangUp(): Promise<void>;
  mute(on: boolean): void;
  /** Sends tones (0-9 * #) into the call. */
  sendDigits(digits: string): Promise<void>;
}

export const IDLE: PhoneState = {
  status: { state: 'off' },
  inCall: false,
  muted: false,
  trouble: null,
};

/** The state and its listeners, shared by all phones. */
export class PhoneBase {
  private state: PhoneState = IDLE;
  private readonly listeners = new Set<() => void>();

  readonly get = (): PhoneState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  protected set(change: Partial<PhoneState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }

  protected fail(code: string, error: unknown): void {
    this.set({ status: { state: 'failed', code, detail: detailOf(error) }, inCall: false });
  }

  /** Something went wrong that leaves the call as it is. */
  protected tell(code: string, error: unknown): void {
    this.set({ trouble: { code, detail: detailOf(error) } });
  }

  protected callFailed(code: string, error: unknown): void {
    this.set({ inCall: false, muted: false, trouble: { code, detail: detailOf(error) } });
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
