import type { ChatRef } from '../../../src/domain/chat.js';
import type { OutboxItem } from '../../../src/domain/outbox.js';
import { makeView } from '../../builders/make-view.js';

const HOUR_MS = 3_600_000;

export const START_AT = new Date('2024-07-15T01:00:00Z');

/** `START_AT` moved by minutes. */
export const minutes = (count: number): Date => new Date(START_AT.getTime() + count * 60_000);

export const privateChat = (chatId: string, channel: ChatRef['channel'] = 'telegram'): ChatRef => ({
  channel,
  chatId,
  threadId: null,
  kind: 'private',
});

/** A reminder to chat 1, due at `START_AT` and good for a day, with its key as its words. */
export function makeItem(dedupeKey: string, parts: Partial<OutboxItem> = {}): OutboxItem {
  const notBefore = parts.notBefore ?? START_AT;
  return {
    dedupeKey,
    chat: privateChat('1'),
    kind: 'deadlines',
    reply: {
      view: makeView({ headline: dedupeKey }),
      viewId: null,
      page: 1,
      pages: 1,
      actions: [],
      attachment: null,
    },
    context: null,
    notBefore,
    expiresAt: new Date(notBefore.getTime() + 24 * HOUR_MS),
    createdAt: START_AT,
    ...parts,
  };
}
