import type { OutboxItem } from '../domain/outbox.js';

/** The dedupe key as it may be logged: notices to operators carry the chat's id, the log none. */
export const loggedKey = ({ dedupeKey, chat }: Pick<OutboxItem, 'dedupeKey' | 'chat'>): string =>
  dedupeKey
    .split(':')
    .filter((part) => part !== chat.chatId)
    .join(':');
