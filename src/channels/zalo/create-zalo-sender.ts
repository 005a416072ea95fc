import { chatKey } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { MessageSender, SendOutcome } from '../../domain/delivery.js';
import type { ChannelLog } from '../../domain/channel-log.js';
import { sleep, StoppedError } from '../rate/scheduler.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { describeError } from './api/describe-error.js';
import type { AttemptSend, OutgoingMessage } from './delivery/attempt-send.js';
import { backoffMs } from './delivery/backoff.js';
import { FORBIDDEN_ATTEMPTS } from './delivery/deliver-answer.js';
import type { OfferStore } from '../../domain/offer.js';
import type { RenderReply } from './render/create-render.js';

/** What sending on the assistant's own initiative needs. */
export interface ZaloSenderDeps {
  readonly attempt: AttemptSend;
  readonly render: RenderReply;
  readonly offers: OfferStore;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: ChannelLog;
  readonly redact: (text: string) => string;
  readonly stopping: AbortSignal;
}

/** What tells a person that the same words may stand above already. */
const RESENT = '(gửi lại)';

/**
 * Sends reminders: one message per reply, one attempt per call but for Zalo's 403, whose meaning
 * only a few attempts tell. Whether and when to try again is the outbox's decision.
 */
export function createZaloSender(deps: ZaloSenderDeps): MessageSender {
  const attemptUntilClear = async (message: OutgoingMessage): Promise<SendOutcome> => {
    for (let tries = 1; ; tries += 1) {
      const { outcome, isForbidden } = await deps.attempt(message, 'notice', deps.stopping);
      if (!isForbidden || outcome.status !== 'retry') return outcome;
      if (tries >= FORBIDDEN_ATTEMPTS)
        return { status: 'failed', reason: outcome.reason, chatGone: false };
      try {
        await sleep(deps.scheduler, backoffMs(tries, deps.random), deps.stopping);
      } catch (error) {
        if (error instanceof StoppedError) return outcome;
        throw error;
      }
    }
  };

  return {
    send: async (chat, reply, options = {}) => {
      const preface = options.resent === true ? RESENT : null;
      const position = { from: null, owesTail: false, preface };
      const { text, photoUrl, offers } = await deps.render(reply, chat, position);
      if (text === '')
        return { status: 'failed', reason: 'Zalo: tin không có chữ', chatGone: false };
      const outcome = await attemptUntilClear({
        ...{ chatId: chat.chatId, text, photoUrl },
        ...(options.beforeSend ? { beforeSend: options.beforeSend } : {}),
      });
      if (outcome.status !== 'sent' && outcome.status !== 'unknown') return outcome;
      try {
        await deps.offers.save(chatKey(chat), offers, deps.clock.now());
      } catch (error) {
        // The message is out: what became of its numbers must not make it be sent again.
        deps.log.error(
          { fault: describeError(error, deps.redact) },
          'Zalo: chưa lưu được lựa chọn',
        );
      }
      return outcome;
    },
  };
}
