/** A refusal or failure of the service. `code` is stable; words for it are the console's own. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, detail = '') {
    super(detail || code);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

/** The code of anything that was thrown; a foreign exception is `unexpected`. */
export function errorCode(error: unknown): string {
  return error instanceof ApiError ? error.code : 'unexpected';
}
