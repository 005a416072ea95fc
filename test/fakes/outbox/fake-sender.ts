import type { ChatRef, ChatReply } from '../../../src/domain/chat.js';
import { chatKey } from '../../../src/domain/chat.js';
import type { MessageOptions, MessageSender, SendOutcome } from '../../../src/domain/delivery.js';

/** A request that left. */
export interface FakeSend {
  readonly chat: string;
  readonly text: string;
  readonly resent: boolean;
  readonly files: readonly string[];
  readonly outcome: SendOutcome['status'];
}

export const sentAs = (messageId: string): SendOutcome => ({ status: 'sent', messageId });

/**
 * A messenger that does what a test says. `sends` holds what left; what it says of it is decided by
 * `respond`, which may also wait or throw.
 */
export class FakeSender implements MessageSender {
  readonly sends: FakeSend[] = [];
  private count = 0;
  respond: (text: string, chat: ChatRef) => SendOutcome | Promise<SendOutcome> = () =>
    sentAs(`m${this.count}`);
  /** Waited for before a message's turn comes. */
  turn: (text: string) => Promise<void> = () => Promise.resolve();

  async send(chat: ChatRef, reply: ChatReply, options: MessageOptions = {}): Promise<SendOutcome> {
    const text = reply.view.headline;
    await this.turn(text);
    if (options.beforeSend && !(await options.beforeSend().catch(() => false)))
      return { status: 'retry', reason: 'không được gửi', retryAfterMs: null };
    this.count += 1;
    const index = this.sends.length;
    const send = {
      chat: chatKey(chat),
      text,
      resent: options.resent === true,
      files: reply.files.map((file) => file.name),
    };
    this.sends.push({ ...send, outcome: 'unknown' });
    const outcome = await this.respond(text, chat);
    this.sends[index] = { ...send, outcome: outcome.status };
    return outcome;
  }

  /** What left, `text` or `text (gửi lại)`, in order. */
  get texts(): string[] {
    return this.sends.map((send) => (send.resent ? `${send.text} (gửi lại)` : send.text));
  }
}
