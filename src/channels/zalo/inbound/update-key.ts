import { createHash } from 'node:crypto';
import type { ZaloEvent } from './zalo-event.js';

/**
 * What a message is recognised by when it comes twice. Zalo numbers no updates; its message id is
 * unique, with the event's name kept beside it. Without an id all that is known of it is hashed.
 */
export function updateKey(event: ZaloEvent): string {
  if (event.messageId !== null) return `${event.eventName}:${event.messageId}`;
  const known = [event.chatId, event.senderId, event.sentAt?.toISOString() ?? '', event.text];
  const digest = createHash('sha256').update(JSON.stringify(known)).digest('hex');
  return `${event.eventName}:#${digest.slice(0, 32)}`;
}
