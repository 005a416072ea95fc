import type { JournalledUpdate, UpdateJournal, UsageStore } from '../../../src/domain/ports.js';
import type { OfferSet, OfferStore } from '../../../src/domain/offer.js';

/** The update journal in memory; `failing` makes every write fail, as a locked database does. */
export class InMemoryJournal implements UpdateJournal {
  readonly rows = new Map<string, JournalledUpdate & { channel: string; handledAt: Date | null }>();
  failing = false;

  record(channel: string, updateId: string, payload: unknown, receivedAt: Date): Promise<boolean> {
    this.requireWritable();
    const key = `${channel} ${updateId}`;
    if (this.rows.has(key)) return Promise.resolve(false);
    // Through JSON, as a database would keep it.
    const kept: unknown = JSON.parse(JSON.stringify(payload));
    this.rows.set(key, { channel, updateId, payload: kept, receivedAt, handledAt: null });
    return Promise.resolve(true);
  }

  markHandled(channel: string, updateId: string, at: Date): Promise<void> {
    this.requireWritable();
    const key = `${channel} ${updateId}`;
    const row = this.rows.get(key);
    if (row) this.rows.set(key, { ...row, payload: null, handledAt: at });
    return Promise.resolve();
  }

  /** As after the start of the one process there is: everything that was not finished. */
  takeLeft<Name extends string>(...channels: readonly Name[]) {
    const left = (channel: Name): readonly JournalledUpdate[] =>
      [...this.rows.values()].filter((row) => row.channel === channel && row.handledAt === null);
    return Promise.resolve(
      Object.fromEntries(channels.map((channel) => [channel, left(channel)])) as Record<
        Name,
        readonly JournalledUpdate[]
      >,
    );
  }

  prune(): Promise<number> {
    return Promise.resolve(0);
  }

  unhandled(channel = 'zalo'): string[] {
    return [...this.rows.values()]
      .filter((row) => row.channel === channel && row.handledAt === null)
      .map((row) => row.updateId);
  }

  private requireWritable(): void {
    if (this.failing) throw new Error('database is locked');
  }
}

/** Counters in memory. */
export class InMemoryUsage implements UsageStore {
  readonly counts = new Map<string, number>();

  add(channel: string, month: string, count: number): Promise<number> {
    const total = (this.counts.get(`${channel} ${month}`) ?? 0) + count;
    this.counts.set(`${channel} ${month}`, total);
    return Promise.resolve(total);
  }

  get(channel: string, month: string): Promise<number> {
    return Promise.resolve(this.counts.get(`${channel} ${month}`) ?? 0);
  }
}

/** Offers in memory, kept as the JSON a database would hold. */
export class InMemoryOffers implements OfferStore {
  private readonly sets = new Map<string, string>();

  save(chatKey: string, offers: OfferSet['offers'], at: Date): Promise<void> {
    this.sets.set(chatKey, JSON.stringify({ offers, at: at.toISOString() }));
    return Promise.resolve();
  }

  find(chatKey: string): Promise<OfferSet | null> {
    const text = this.sets.get(chatKey);
    if (text === undefined) return Promise.resolve(null);
    const kept = JSON.parse(text) as { offers: OfferSet['offers']; at: string };
    return Promise.resolve({ offers: kept.offers, at: new Date(kept.at) });
  }
}
