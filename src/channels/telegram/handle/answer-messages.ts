import { chatKey, type ChatRef } from '../../../domain/chat.js';
import type { Clock } from '../../../domain/clock.js';
import type { AnswerMessageStore } from '../../../domain/ports.js';
import type { ChannelLog } from '../../../domain/channel-log.js';

/** Which messages answered a question, so that an edited question edits them. */
export interface AnswerMessages {
  /** In order; empty where nothing was sent. */
  find(chat: ChatRef, questionId: string): Promise<readonly number[]>;
  save(chat: ChatRef, questionId: string, messageIds: readonly number[]): Promise<void>;
}

/**
 * Keeps the ids of an answer's messages as one text, `41,42`. Never throws: an answer is sent even
 * where this cannot be read or written; the edit of its question then gets a new answer.
 */
export function createAnswerMessages(
  store: AnswerMessageStore,
  clock: Clock,
  log: ChannelLog,
): AnswerMessages {
  return {
    find: async (chat, questionId) => {
      try {
        const kept = await store.find(chatKey(chat), questionId);
        return (kept ?? '')
          .split(',')
          .filter((id) => /^\d+$/.test(id))
          .map(Number);
      } catch (error) {
        log.error({ err: error }, 'Không đọc được tin trả lời Telegram đã gửi');
        return [];
      }
    },
    save: async (chat, questionId, messageIds) => {
      if (messageIds.length === 0) return;
      try {
        await store.save(chatKey(chat), questionId, messageIds.join(','), clock.now());
      } catch (error) {
        log.error({ err: error }, 'Không ghi được tin trả lời Telegram đã gửi');
      }
    },
  };
}
