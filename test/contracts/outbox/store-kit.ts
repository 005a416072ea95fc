import { expect } from 'vitest';
import type { ChannelName } from '../../../src/domain/chat.js';
import type { OutboxItem, OutboxState } from '../../../src/domain/outbox.js';
import type { ClaimedItem, ClaimResult, OutboxStore } from '../../../src/outbox/outbox-store.js';
import type { Database } from '../../../src/storage/database.js';
import { createOutboxStore } from '../../../src/storage/outbox/create-outbox-store.js';
import { makeItem, minutes, privateChat, START_AT } from '../../fakes/outbox/make-item.js';

export const SENT: ClaimResult = { type: 'sent', messageId: 'm1' };
export const UNKNOWN: ClaimResult = {
  type: 'unknown',
  reason: 'không trả lời',
  retryAt: START_AT,
};
export const failed = (retryInMinutes: number): ClaimResult => ({
  type: 'failed',
  reason: 'bận',
  retryAt: minutes(retryInMinutes),
});

export const inChat = (key: string, chatId: string, parts: Partial<OutboxItem> = {}): OutboxItem =>
  makeItem(key, { chat: privateChat(chatId), ...parts });

export const keysOf = (claims: readonly ClaimedItem[]): string[] =>
  claims.map((one) => one.item.dedupeKey);

/** A store on an empty database, and short words for what tests do with it. */
export class StoreKit {
  readonly store: OutboxStore;

  constructor(readonly database: Database) {
    this.store = createOutboxStore(database);
  }

  add(...items: readonly OutboxItem[]): Promise<number> {
    return this.store.enqueueAll(items);
  }

  claim(
    now = START_AT,
    limit = 10,
    channel: ChannelName = 'telegram',
    worker = 'w1',
  ): Promise<readonly ClaimedItem[]> {
    return this.store.claim(channel, worker, limit, now);
  }

  async claimOne(now = START_AT): Promise<ClaimedItem> {
    const [one] = await this.claim(now, 1);
    if (!one) throw new Error('nothing to claim');
    return one;
  }

  /** Claims the next item and lets it leave. */
  async sendOne(now = START_AT): Promise<ClaimedItem> {
    const one = await this.claimOne(now);
    expect(await this.store.markSending(one)).toBe(true);
    return one;
  }

  async stateOf(key: string): Promise<OutboxState | undefined> {
    return (await this.store.find(key))?.state;
  }
}
