import { plainReply } from '../domain/plain-reply.js';
import type { ChatRef, ChatReply } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import { REFUSED_CHATS, type UpdateJournal } from '../domain/ports.js';

/** Lets in the chats that may use the assistant, and tells the others once that they may not. */
export interface Doorkeeper {
  /** A group's topics come in with their group. */
  isAllowed(chat: Pick<ChatRef, 'channel' | 'chatId'>): boolean;
  /** What a chat outside the list is told; null where it has been told before. */
  refuse(chat: Pick<ChatRef, 'channel' | 'chatId'>): Promise<ChatReply | null>;
}

export interface DoorkeeperDeps {
  /** `telegram:123`; null: every chat. */
  readonly allowedChats: readonly string[] | null;
  readonly journal: UpdateJournal;
  readonly clock: Clock;
}

const keyOf = ({ channel, chatId }: Pick<ChatRef, 'channel' | 'chatId'>): string =>
  `${channel}:${chatId}`;

/** Who was told is kept in the update journal, across restarts, as long as that keeps anything. */
export function createDoorkeeper(deps: DoorkeeperDeps): Doorkeeper {
  const { allowedChats, journal, clock } = deps;
  return {
    isAllowed: (chat) => allowedChats?.includes(keyOf(chat)) ?? true,
    refuse: async (chat) => {
      const key = keyOf(chat);
      if (!(await journal.record(REFUSED_CHATS, key, null, clock.now()))) return null;
      await journal.markHandled(REFUSED_CHATS, key, clock.now());
      return plainReply('Trợ lý này chỉ phục vụ các cuộc trò chuyện đã được cấp quyền.', [
        `Nếu cần sử dụng, anh/chị gửi mã ${key} cho quản trị viên.`,
      ]);
    },
  };
}
