/**
 * How a call ended without a result.
 * - `refused`: Zalo answered `ok: false`; `code` is its error code.
 * - `http`: no JSON of Zalo's came, but an HTTP status that says the request was turned away (a gateway's
 *   429, 502 …); `code` is that status.
 * - `unreachable`: no connection was made, so the request never left.
 * - `unanswered`: the request left and no readable answer came back; it may have taken effect.
 */
export type ZaloFailure = 'refused' | 'http' | 'unreachable' | 'unanswered';

/** Codes that mean more than "bad request" (Zalo Bot Platform, "Error codes"). */
export const ZALO_CODE = {
  unauthorized: 401,
  /** Labelled "Internal server error" in the platform's own table: tried again before believed. */
  forbidden: 403,
  /** Unknown method, and "no webhook was ever set". */
  notFound: 404,
  /** Of getUpdates: nothing arrived within the wait. */
  timeout: 408,
  dailyLimit: 426,
  quotaExceeded: 429,
} as const;

/** Refusals worth another try; quota (429) is not: it lasts. */
const RETRYABLE_REFUSALS: readonly number[] = [ZALO_CODE.forbidden, ZALO_CODE.timeout];
const RETRYABLE_STATUSES: readonly number[] = [403, 408, 429];

const isServerError = (code: number): boolean => code >= 500 && code <= 599;

/** Whether the same call may succeed when tried again, by what came back. */
function isRetryable(failure: ZaloFailure, code: number | null): boolean {
  switch (failure) {
    case 'unreachable':
    case 'unanswered':
      return true;
    case 'http':
      return code !== null && (RETRYABLE_STATUSES.includes(code) || isServerError(code));
    case 'refused':
      return code !== null && (RETRYABLE_REFUSALS.includes(code) || isServerError(code));
  }
}

/**
 * The one error the Zalo client throws. Holds method, code and description only: neither the
 * token nor an address, since the token is part of every address.
 */
export class ZaloApiError extends Error {
  /** Whether trying again may help; whether it is safe depends on `failure`. */
  readonly retryable: boolean;

  constructor(
    readonly method: string,
    readonly failure: ZaloFailure,
    readonly code: number | null,
    readonly description: string,
  ) {
    super(`Zalo ${method}: ${code === null ? '' : `${code} `}${description}`);
    this.name = 'ZaloApiError';
    this.retryable = isRetryable(failure, code);
  }

  /** The plan's messages are used up; only Zalo's own JSON says so, a gateway's 429 does not. */
  get isQuotaExceeded(): boolean {
    return this.failure === 'refused' && this.code === ZALO_CODE.quotaExceeded;
  }

  /** The token is wrong or was reset: nothing will work until it is replaced. */
  get isTokenRevoked(): boolean {
    return this.failure === 'refused' && this.code === ZALO_CODE.unauthorized;
  }

  /** Zalo refused this very request, and would again; neither the token nor the quota is why. */
  get isRefusedForGood(): boolean {
    const isRefused = this.failure === 'refused' && !this.retryable;
    return isRefused && !this.isQuotaExceeded && !this.isTokenRevoked;
  }

  /** Zalo's 403, which its table labels a server error. */
  get isForbidden(): boolean {
    return this.code === ZALO_CODE.forbidden;
  }
}
