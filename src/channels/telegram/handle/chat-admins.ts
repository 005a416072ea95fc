import type { Scheduler } from '../../../domain/scheduler.js';
import type { TelegramGateway } from '../send/create-gateway.js';

/** Rights taken away hold on at most this long. */
const KEEP_MS = 60_000;
/** Answers kept before old ones are forgotten. */
const MAX_KEPT = 5000;

/** Who runs which group. */
export interface ChatAdmins {
  /** False where Telegram does not say so: rights are never assumed. */
  isAdmin(chatId: string, userId: string): Promise<boolean>;
}

/** Asks getChatMember and keeps the answer for a minute. */
export function createChatAdmins(gateway: TelegramGateway, scheduler: Scheduler): ChatAdmins {
  const known = new Map<string, { isAdmin: boolean; untilMs: number }>();
  return {
    isAdmin: async (chatId, userId) => {
      const key = `${chatId} ${userId}`;
      const kept = known.get(key);
      if (kept && kept.untilMs > scheduler.nowMs()) return kept.isAdmin;
      const member = await gateway.call((raw) =>
        raw.getChatMember({ chat_id: Number(chatId), user_id: Number(userId) }),
      );
      if (!member.ok) return false;
      const isAdmin = ['creator', 'administrator'].includes(member.value.status);
      if (known.size >= MAX_KEPT) known.clear();
      known.set(key, { isAdmin, untilMs: scheduler.nowMs() + KEEP_MS });
      return isAdmin;
    },
  };
}
