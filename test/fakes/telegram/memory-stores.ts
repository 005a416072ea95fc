import { chatKey, type ChatRef } from '../../../src/domain/chat.js';
import type {
  AnswerMessageStore,
  ChatRecord,
  ChatStore,
  JournalledUpdate,
  UpdateJournal,
} from '../../../src/domain/ports.js';

/** A journal that lives as long as the test: outlives a channel, as a database does a process. */
export class MemoryJournal implements UpdateJournal {
  readonly entries = new Map<string, JournalledUpdate & { isHandled: boolean }>();
  /** While true, nothing can be written. */
  isDown = false;

  record(channel: string, updateId: string, payload: unknown, receivedAt: Date): Promise<boolean> {
    if (this.isDown) return Promise.reject(new Error('database is locked'));
    const key = `${channel} ${updateId}`;
    if (this.entries.has(key)) return Promise.resolve(false);
    this.entries.set(key, { updateId, payload, receivedAt, isHandled: false });
    return Promise.resolve(true);
  }

  markHandled(channel: string, updateId: string): Promise<void> {
    const entry = this.entries.get(`${channel} ${updateId}`);
    if (entry) entry.isHandled = true;
    return Promise.resolve();
  }

  listUnhandled(): Promise<JournalledUpdate[]> {
    return Promise.resolve([...this.entries.values()].filter((entry) => !entry.isHandled));
  }

  /** As after the start of the one process there is: everything that was not finished. */
  async takeLeft<Name extends string>(...channels: readonly Name[]) {
    const left = await this.listUnhandled();
    return Object.fromEntries(channels.map((channel) => [channel, left])) as Record<
      Name,
      JournalledUpdate[]
    >;
  }

  prune(): Promise<number> {
    return Promise.resolve(0);
  }
}

export class MemoryChatStore implements ChatStore {
  readonly records = new Map<string, ChatRecord>();
  readonly migrations: string[] = [];

  touch(chat: ChatRef, title: string | null, at: Date): Promise<ChatRecord> {
    const key = chatKey(chat);
    const known = this.records.get(key);
    const record: ChatRecord = known
      ? { ...known, lastSeenAt: at }
      : { chat, title, ownAgency: null, state: 'active', firstSeenAt: at, lastSeenAt: at };
    this.records.set(key, record);
    return Promise.resolve(record);
  }

  find(key: string): Promise<ChatRecord | null> {
    return Promise.resolve(this.records.get(key) ?? null);
  }

  setOwnAgency(): Promise<void> {
    return Promise.resolve();
  }

  setState(key: string, state: ChatRecord['state']): Promise<void> {
    const known = this.records.get(key);
    if (known) this.records.set(key, { ...known, state });
    return Promise.resolve();
  }

  migrate(channel: string, fromChatId: string, toChatId: string): Promise<void> {
    this.migrations.push(`${channel} ${fromChatId} ${toChatId}`);
    return Promise.resolve();
  }

  list(): Promise<ChatRecord[]> {
    return Promise.resolve([...this.records.values()]);
  }

  erase(key: string): Promise<void> {
    this.records.delete(key);
    return Promise.resolve();
  }
}

export class MemoryAnswerMessages implements AnswerMessageStore {
  readonly ids = new Map<string, string>();

  save(key: string, questionMessageId: string, answerMessageId: string): Promise<void> {
    this.ids.set(`${key} ${questionMessageId}`, answerMessageId);
    return Promise.resolve();
  }

  find(key: string, questionMessageId: string): Promise<string | null> {
    return Promise.resolve(this.ids.get(`${key} ${questionMessageId}`) ?? null);
  }
}
