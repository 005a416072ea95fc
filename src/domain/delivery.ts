import type { ChatRef } from './chat.js';
import type { ChatReply } from './chat.js';

/** What became of a send, as far as it can be known. */
export type SendOutcome =
  /** The platform confirmed it. */
  | { readonly status: 'sent'; readonly messageId: string | null }
  /** Refused for now: nothing was delivered; may be tried again after the wait. */
  | { readonly status: 'retry'; readonly reason: string; readonly retryAfterMs: number | null }
  /** The request left and no answer came back: it may or may not have been delivered. */
  | { readonly status: 'unknown'; readonly reason: string }
  /** Will never succeed: blocked, no such chat, token revoked. */
  | { readonly status: 'failed'; readonly reason: string; readonly chatGone: boolean }
  /** The plan's quota is used up: hold everything on this channel and tell the operator. */
  | { readonly status: 'held'; readonly reason: string }
  /** The group became another chat; send there. */
  | { readonly status: 'moved'; readonly chatId: string };

/** How one message is sent. */
export interface MessageOptions {
  /** An earlier attempt may have arrived: the message is marked “(gửi lại)”. */
  readonly resent?: boolean;
  /**
   * Called, and awaited, when the message's turn in the send rate has come, just before each request
   * of its first part leaves. False, or a rejection: the request must not be made, and the outcome
   * is `retry`.
   */
  readonly beforeSend?: () => Promise<boolean>;
}

/** Sends a reply on its own initiative (reminders). Never throws for a platform's refusal. */
export interface MessageSender {
  send(chat: ChatRef, reply: ChatReply, options?: MessageOptions): Promise<SendOutcome>;
}
