import type { ChatRef } from '../../../domain/chat.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import type { TelegramGateway } from '../send/create-gateway.js';

/** Faster answers need no sign. */
export const TYPING_AFTER_MS = 500;
/** Telegram shows the sign for five seconds. */
const TYPING_AGAIN_MS = 4500;

/** Runs `work`, showing “đang nhập…” in the chat while it takes longer than half a second. */
export async function showTypingDuring<T>(
  chat: ChatRef,
  work: () => Promise<T>,
  gateway: TelegramGateway,
  scheduler: Scheduler,
): Promise<T> {
  let cancel = scheduler.after(TYPING_AFTER_MS, show);
  function show(): void {
    void gateway.showTyping(chat);
    cancel = scheduler.after(TYPING_AGAIN_MS, show);
  }
  try {
    return await work();
  } finally {
    cancel();
  }
}
