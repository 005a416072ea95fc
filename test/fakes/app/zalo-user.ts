import type { AppBench } from './app-bench.js';

/** A person with Zalo in hand: types and reads. In a group only mentions and replies arrive. */
export class ZaloUser {
  constructor(
    private readonly bench: AppBench,
    readonly id: string,
    private readonly where: { group?: string },
  ) {}

  get chatId(): string {
    return this.where.group ?? this.id;
  }

  /** What was sent to the chat, in order. */
  get texts(): string[] {
    return this.bench.zalo.textsTo(this.chatId);
  }

  /** Types a message and waits for its answer. */
  async ask(text: string): Promise<string> {
    const before = this.texts.length;
    this.push(text);
    await this.bench.until(() => this.texts.length > before, `an answer to ${text}`);
    await this.bench.quiet();
    return this.texts.at(-1) ?? '';
  }

  /** Types a message without waiting. */
  push(text: string, more: object = {}): void {
    this.bench.zalo.push({ from: this.id, text, ...this.where, ...more });
  }
}
