import { chatKey, type ChatRef } from '../../../domain/chat.js';
import type { ChatStore } from '../../../domain/ports.js';
import type { ChannelLog } from '../../../domain/channel-log.js';

/** Keeps what is known of chats in step with what Telegram says of them. */
export interface ChatChanges {
  /** Nothing can be sent there any more: blocked by a person, or removed from a group. */
  markGone(chat: ChatRef): Promise<void>;
  /** One topic is gone, its group goes on. */
  markTopicGone(chat: ChatRef): Promise<void>;
  /** Messages can be sent there again. */
  markActive(chat: ChatRef): Promise<void>;
  /** The group became a supergroup with another id; done once however often it is told. */
  move(fromChatId: string, toChatId: string): Promise<void>;
  /** Whether the chat is one that another became since the start. */
  isMoved(chatId: string): boolean;
}

/** Never throws: a change that cannot be written is logged, and the next refusal brings it again. */
export function createChatChanges(chats: ChatStore, log: ChannelLog): ChatChanges {
  const moves = new Map<string, Promise<void>>();
  const targets = new Set<string>();

  const guarded = async (what: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      log.error({ err: error }, `Không ghi được thay đổi của hội thoại Telegram: ${what}`);
    }
  };

  /** A chat and all its topics. */
  const setAll = (chat: ChatRef, state: 'active' | 'blocked' | 'removed'): Promise<void> =>
    guarded(state, async () => {
      for (const known of await chats.list())
        if (known.chat.channel === 'telegram' && known.chat.chatId === chat.chatId)
          if (known.state !== state) await chats.setState(chatKey(known.chat), state);
    });

  return {
    markGone: (chat) => setAll(chat, chat.kind === 'private' ? 'blocked' : 'removed'),
    markTopicGone: (chat) => guarded('removed', () => chats.setState(chatKey(chat), 'removed')),
    markActive: (chat) => setAll(chat, 'active'),
    move: (fromChatId, toChatId) => {
      const running = moves.get(fromChatId);
      if (running) return running;
      const move = guarded('chuyển nhóm', async () => {
        await chats.migrate('telegram', fromChatId, toChatId);
        log.info({}, 'Nhóm Telegram đã chuyển thành siêu nhóm');
      });
      moves.set(fromChatId, move);
      targets.add(toChatId);
      return move;
    },
    isMoved: (chatId) => targets.has(chatId),
  };
}
