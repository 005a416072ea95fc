import type { SendOutcome } from '../../../domain/delivery.js';
import type { RateLimit } from '../../rate/rate-window.js';
import type { SendPriority, SendRate } from '../../rate/create-send-rate.js';
import { StoppedError } from '../../rate/scheduler.js';
import { describeError } from '../api/describe-error.js';
import { ZaloApiError } from '../api/zalo-api-error.js';
import type { SentMessage, ZaloClient } from '../api/zalo-client.js';
import type { ChannelLog } from '../../../domain/channel-log.js';
import { NOTICES } from '../operator-notice.js';
import type { NotifyOperator } from '../../operator-notice.js';
import type { OutageWatch } from '../outage-watch.js';
import type { QuotaMeter } from './quota-meter.js';
import { toSendOutcome } from './to-send-outcome.js';

/** One message to one chat; with a picture where its address is public. */
export interface OutgoingMessage {
  readonly chatId: string;
  readonly text: string;
  readonly photoUrl: string | null;
  /** Asked when the send's turn has come; false or a rejection: nothing is sent. */
  readonly beforeSend?: () => Promise<boolean>;
}

/** What one attempt needs. */
export interface AttemptDeps {
  readonly client: ZaloClient;
  readonly quota: QuotaMeter;
  readonly rate: SendRate;
  /** The real time in milliseconds. */
  readonly nowMs: () => number;
  readonly watch: OutageWatch;
  readonly log: ChannelLog;
  readonly redact: (text: string) => string;
  readonly notify: NotifyOperator;
  /** Told when Zalo refuses the token; may be told more than once. */
  readonly onTokenRevoked: () => void;
}

/** What one attempt came to. */
export interface SendAttempt {
  readonly outcome: SendOutcome;
  /** Zalo's 403, which may be a fault of its own or a refusal for good. */
  readonly isForbidden: boolean;
}

/**
 * Makes one attempt to send, and says what came of it; never throws for Zalo's refusal. An aborted
 * `signal` ends the wait for the send rate, not a send under way.
 */
export type AttemptSend = (
  message: OutgoingMessage,
  priority: SendPriority,
  signal?: AbortSignal,
) => Promise<SendAttempt>;

/**
 * Zalo publishes no rate per chat; sends to one chat are in order anyway, because each waits for the
 * one before.
 */
const NO_CHAT_LIMITS: readonly RateLimit[] = [];
/** After a gateway's 429 everything waits at least this long. */
const RATE_PAUSE_MS = 2_000;
const RATE_STATUS = 429;

const plain = (outcome: SendOutcome): SendAttempt => ({ outcome, isForbidden: false });

/**
 * The one place a message leaves through: in the send rate, not while the quota is held, counted
 * when it was or may have been delivered.
 */
export function createAttemptSend(deps: AttemptDeps): AttemptSend {
  const sendOnce = async (message: OutgoingMessage): Promise<SentMessage> => {
    if (message.photoUrl !== null)
      try {
        return await deps.client.sendPhoto(message.chatId, message.photoUrl, message.text);
      } catch (error) {
        // An address Zalo cannot fetch: the facts stand in the text.
        if (!(error instanceof ZaloApiError) || !error.isRefusedForGood) throw error;
        deps.log.warn(
          { fault: describeError(error, deps.redact) },
          'Zalo: không nhận ảnh, gửi chữ',
        );
      }
    return deps.client.sendMessage(message.chatId, message.text);
  };

  const settle = async (error: unknown): Promise<SendAttempt> => {
    const described = describeError(error, deps.redact);
    if (!(error instanceof ZaloApiError)) {
      deps.log.error({ fault: described }, 'Zalo: không gửi được tin');
      return plain({ status: 'failed', reason: String(described['name']), chatGone: false });
    }
    const outcome = toSendOutcome(error);
    if (outcome.status === 'held') {
      // Sends on their way at the same time are refused as well: one report is enough.
      if (deps.quota.isHeld()) return plain(outcome);
      deps.quota.hold();
      deps.log.error({ fault: described }, 'Zalo: hết hạn mức, tạm dừng gửi');
      deps.notify(NOTICES.quotaExceeded);
    } else if (error.retryable && !(error.failure === 'refused' && error.isForbidden))
      deps.watch.failed(described);
    else {
      // Zalo answered: the way there works.
      deps.watch.succeeded();
      deps.log.warn({ fault: described }, 'Zalo: từ chối một tin gửi');
      if (error.isTokenRevoked) deps.onTokenRevoked();
    }
    if (error.failure === 'http' && error.code === RATE_STATUS)
      deps.rate.holdUntil(null, deps.nowMs() + RATE_PAUSE_MS);
    if (outcome.status === 'unknown') await deps.quota.countSent();
    return { outcome, isForbidden: error.isForbidden };
  };

  return async (message, priority, signal) => {
    let slot;
    try {
      slot = await deps.rate.acquire(message.chatId, NO_CHAT_LIMITS, priority, signal);
    } catch (error) {
      if (error instanceof StoppedError)
        return plain({ status: 'retry', reason: 'đang dừng', retryAfterMs: null });
      throw error;
    }
    try {
      if (deps.quota.isHeld()) return plain({ status: 'held', reason: 'Zalo: hết hạn mức tháng' });
      if (message.beforeSend && !(await message.beforeSend().catch(() => false)))
        return plain({ status: 'retry', reason: 'đang dừng', retryAfterMs: null });
      const sent = await sendOnce(message);
      deps.watch.succeeded();
      await deps.quota.countSent();
      return plain({ status: 'sent', messageId: sent.messageId });
    } catch (error) {
      return await settle(error);
    } finally {
      slot.done();
    }
  };
}
