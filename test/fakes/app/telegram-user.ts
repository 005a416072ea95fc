import type { DeliveredMessage } from '../telegram/bot-api-state.js';
import { groupText, privateChat, privateText, supergroup, tap } from '../telegram/make-update.js';
import type { AppBench } from './app-bench.js';

/** A person with Telegram in hand: types, taps, and reads what comes back. */
export class TelegramUser {
  constructor(
    private readonly bench: AppBench,
    readonly id: number,
    private readonly where: { group?: number; threadId?: number },
  ) {}

  get chatId(): number {
    return this.where.group ?? this.id;
  }

  /** What stands in the chat now. */
  get messages(): DeliveredMessage[] {
    return this.bench.telegram.state.in(this.chatId);
  }

  get last(): DeliveredMessage {
    const last = this.messages.at(-1);
    if (!last) throw new Error('nothing was said');
    return last;
  }

  /** Types a message and waits for one more in the chat. */
  async ask(text: string, more: object = {}): Promise<DeliveredMessage> {
    return this.send(this.textUpdate(text, more));
  }

  /** The update of a typed message, to be pushed or posted. */
  textUpdate(text: string, more: object = {}): object {
    const at = { atMs: this.bench.scheduler.nowMs() };
    const { group, threadId } = this.where;
    if (group === undefined) {
      const update = privateText(this.id, text, at) as { message: object };
      return { message: { ...update.message, ...more } };
    }
    const topic =
      threadId === undefined ? {} : { message_thread_id: threadId, is_topic_message: true };
    return groupText(group, text, { ...at, from: this.id, more: { ...topic, ...more } });
  }

  /** Sends something that is no text: `{ photo: [...] }`, `{ voice: {...} }`. */
  async sendOther(content: object): Promise<DeliveredMessage> {
    const { message } = this.textUpdate('') as { message: Record<string, unknown> };
    delete message['text'];
    return this.send({ message: { ...message, ...content } });
  }

  /** Pushes an update and waits for one more message in the chat. */
  async send(update: object): Promise<DeliveredMessage> {
    const before = this.messages.length;
    this.bench.telegram.push(update);
    await this.bench.until(
      () => this.messages.length > before,
      `an answer to ${JSON.stringify(update).slice(0, 200)}`,
    );
    await this.bench.quiet();
    return this.last;
  }

  /**
   * Taps the button that bears `label`; resolves with the word shown for the tap once it was
   * answered and what followed has arrived.
   */
  async tap(message: DeliveredMessage, label: string): Promise<string | null> {
    const button = message.buttons.flat().find(({ text }) => text.includes(label));
    if (!button) throw new Error(`no button ${label} in ${JSON.stringify(message.buttons)}`);
    return this.tapData(message, button.data);
  }

  async tapData(message: DeliveredMessage, data: string): Promise<string | null> {
    const { callbackAnswers } = this.bench.telegram.state;
    const before = callbackAnswers.length;
    const { group, threadId } = this.where;
    this.bench.telegram.push(
      tap(
        group === undefined ? privateChat(this.id) : supergroup(group),
        message.messageId,
        data,
        threadId === undefined ? { from: this.id } : { from: this.id, threadId },
      ),
    );
    await this.bench.until(() => callbackAnswers.length > before, `the tap ${data} answered`);
    await this.bench.quiet();
    // An edit or a message waits for its turn in the chat.
    await this.bench.scheduler.advance(1100);
    await this.bench.quiet();
    return callbackAnswers.at(-1)?.text ?? null;
  }
}

/** Labels of a message's buttons, row by row. */
export const labelsOf = (message: DeliveredMessage): string[][] =>
  message.buttons.map((row) => row.map(({ text }) => text));
