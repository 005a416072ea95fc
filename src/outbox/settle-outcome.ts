import type { ChannelLog } from '../domain/channel-log.js';
import { chatKey } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { SendOutcome } from '../domain/delivery.js';
import { formatDate, localDateAt } from '../domain/local-date.js';
import type { DeliveryHooks } from '../domain/outbox.js';
import type { ChatStore } from '../domain/ports.js';
import type { ChannelBreaker } from './channel-breaker.js';
import { CHANNEL_NAMES, holdChannel } from './hold-channel.js';
import type { OperatorNotices } from './operator-notices.js';
import type { ClaimedItem, ClaimResult, OutboxStore } from './outbox-store.js';
import { retryDelayMs } from './retry-policy.js';
import { loggedKey } from './logged-key.js';

export interface SettleDeps {
  readonly store: Pick<OutboxStore, 'record' | 'giveUpChat' | 'hold' | 'listHolds'>;
  readonly chats: Pick<ChatStore, 'setState' | 'migrate'>;
  readonly hooks: DeliveryHooks;
  readonly notices: OperatorNotices;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly random: () => number;
  readonly log: ChannelLog;
}

/** What the loop has to know of a settled attempt. */
export interface Settled {
  /** How long the channel is to pause, in milliseconds. */
  readonly pauseMs: number;
  /** When the item may be tried again; null: it is over, or may be at once. */
  readonly retryAt: Date | null;
}

/**
 * Turns the outcome of an attempt into what is recorded, and tells whom it concerns. Everything
 * before the record may happen twice where a process dies in between, so it is idempotent. Throws
 * where the database cannot be written: the caller tries again.
 */
export function createSettle(
  deps: SettleDeps,
): (claimed: ClaimedItem, outcome: SendOutcome, breaker: ChannelBreaker) => Promise<Settled> {
  const { store, chats, hooks, notices, clock, log } = deps;
  const over: Settled = { pauseMs: 0, retryAt: null };

  const record = async (claimed: ClaimedItem, result: ClaimResult): Promise<void> => {
    const state = await store.record(claimed, result, clock.now());
    const { kind, chat } = claimed.item;
    const dedupeKey = loggedKey(claimed.item);
    if (state === null)
      log.warn({ dedupeKey, result: result.type }, 'Tin nhắc đã được giao nơi khác');
    if (state !== 'dead') return;
    log.error({ dedupeKey, result }, 'Một tin nhắc không gửi được');
    const isGone = result.type === 'dead' && result.cause === 'chat_gone';
    // A person who blocked the assistant is nothing to repair; a notice must not beget notices.
    if (isGone || kind === 'operator') return;
    const today = localDateAt(clock.now(), deps.timeZone);
    const why =
      result.type === 'unknown'
        ? 'hai lần gửi không nhận được trả lời, không rõ đã tới chưa'
        : `bị từ chối (${'reason' in result ? result.reason : ''})`;
    await notices.tell(
      `dead:${chat.channel}:${result.type}:${today}`,
      `❌ Ngày ${formatDate(today)} có tin nhắc trên ${CHANNEL_NAMES[chat.channel]} không gửi được: ${why}. Gõ /tinloi để xem và gửi lại.`,
    );
  };

  const later = (failures: number, retryAfterMs: number | null = null): Date =>
    new Date(clock.now().getTime() + retryDelayMs(failures, retryAfterMs, deps.random));

  return async (claimed, outcome, breaker) => {
    const { chat } = claimed.item;
    switch (outcome.status) {
      case 'sent': {
        breaker.succeeded();
        await record(claimed, { type: 'sent', messageId: outcome.messageId });
        return over;
      }
      case 'retry': {
        const { reason, retryAfterMs } = outcome;
        const retryAt = later(claimed.attempts + 1, retryAfterMs);
        await record(claimed, { type: 'failed', reason, retryAt });
        // Asked to wait, the platform works: only this chat has to.
        return { pauseMs: retryAfterMs === null ? breaker.failed() : 0, retryAt };
      }
      case 'unknown': {
        const retryAt = later(claimed.attempts + 1);
        await record(claimed, { type: 'unknown', reason: outcome.reason, retryAt });
        return { pauseMs: breaker.failed(), retryAt };
      }
      case 'failed': {
        const { reason, chatGone } = outcome;
        if (chatGone) {
          await chats.setState(chatKey(chat), chat.kind === 'private' ? 'blocked' : 'removed');
          await hooks.onChatGone?.(chat, reason);
          await store.giveUpChat(chatKey(chat), reason, clock.now());
        }
        const cause = chatGone ? 'chat_gone' : 'refused';
        await record(claimed, { type: 'dead', reason, cause });
        return over;
      }
      case 'held': {
        const { reason } = outcome;
        await holdChannel(chat.channel, reason, deps);
        await record(claimed, { type: 'returned', reason });
        return over;
      }
      case 'moved': {
        if (outcome.chatId === chat.chatId) {
          const reason = 'nhóm báo đã chuyển nhưng không cho biết mã mới';
          await record(claimed, { type: 'dead', reason, cause: 'refused' });
          return over;
        }
        await chats.migrate(chat.channel, chat.chatId, outcome.chatId);
        await record(claimed, { type: 'moved', chatId: outcome.chatId });
        return over;
      }
    }
  };
}
