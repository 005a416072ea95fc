import type { Scheduler } from '../../domain/scheduler.js';
import type { ZaloClient } from './api/zalo-client.js';

/** Begins to show "đang nhập" if the answer takes long; the returned function ends it. */
export type ShowTyping = (chatId: string) => () => void;

/** Sooner than this an answer needs no sign of life. */
const TYPING_AFTER_MS = 500;
/** The sign fades; nobody says when. */
const TYPING_AGAIN_MS = 5_000;

/** Shows typing through the client; a failure is nobody's concern, the answer follows anyway. */
export function createShowTyping(client: ZaloClient, scheduler: Scheduler): ShowTyping {
  return (chatId) => {
    let cancel = (): void => undefined;
    const show = (): void => {
      client.sendChatAction(chatId, 'typing').catch(() => undefined);
      cancel = scheduler.after(TYPING_AGAIN_MS, show);
    };
    cancel = scheduler.after(TYPING_AFTER_MS, show);
    return () => cancel();
  };
}
