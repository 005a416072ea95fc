import type { SendOutcome } from '../../../domain/delivery.js';
import type { ZaloApiError } from '../api/zalo-api-error.js';

/** What a failed send came to. `reason` is for the operator's log, without token or text. */
export function toSendOutcome(error: ZaloApiError): SendOutcome {
  const reason = error.message;
  if (error.isQuotaExceeded) return { status: 'held', reason };
  // It left and nothing readable came back: it may stand in the chat already.
  if (error.failure === 'unanswered') return { status: 'unknown', reason };
  if (error.retryable) return { status: 'retry', reason, retryAfterMs: null };
  // Zalo has no code for a chat that is gone; a refusal says nothing of it.
  return { status: 'failed', reason, chatGone: false };
}
