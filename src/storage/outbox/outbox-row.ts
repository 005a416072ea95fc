import type { ChannelName, ChatRef } from '../../domain/chat.js';
import { chatKey } from '../../domain/chat.js';
import type {
  DeathCause,
  Json,
  OutboxItem,
  OutboxKind,
  OutboxRecord,
  OutboxState,
  StoredReply,
} from '../../domain/outbox.js';
import { fromJson, toJson } from '../json-column.js';

/** A row of `outbox`. */
export interface OutboxRow {
  readonly id: number;
  readonly dedupe_key: string;
  readonly channel: ChannelName;
  readonly chat_key: string;
  readonly chat_kind: ChatRef['kind'];
  readonly thread_id: string | null;
  readonly kind: OutboxKind;
  readonly content: string | null;
  readonly state: OutboxState;
  readonly is_open: number;
  readonly not_before: string;
  readonly expires_at: string;
  readonly created_at: string;
  readonly claims: number;
  readonly attempts: number;
  readonly doubts: number;
  readonly failed_at: string | null;
  readonly retry_at: string | null;
  readonly claimed_by: string | null;
  readonly reason: string | null;
  readonly cause: DeathCause | null;
  readonly message_id: string | null;
  readonly ended_at: string | null;
  readonly origin: string | null;
}

/** States in which an item waits to be claimed. */
export const WAITING: readonly OutboxState[] = ['pending', 'retry', 'unknown'];
/** States in which a process holds an item. */
export const HELD: readonly OutboxState[] = ['claimed', 'sending'];

interface Content {
  readonly reply: StoredReply;
  readonly context: Json;
}

/** The row of a new item; its id is the database's to give. */
export const toOutboxRow = (item: OutboxItem): Omit<OutboxRow, 'id'> => ({
  dedupe_key: item.dedupeKey,
  channel: item.chat.channel,
  chat_key: chatKey(item.chat),
  chat_kind: item.chat.kind,
  thread_id: item.chat.threadId,
  kind: item.kind,
  content: toJson({ reply: item.reply, context: item.context } satisfies Content),
  state: 'pending',
  is_open: 1,
  not_before: item.notBefore.toISOString(),
  expires_at: item.expiresAt.toISOString(),
  created_at: item.createdAt.toISOString(),
  claims: 0,
  attempts: 0,
  doubts: 0,
  failed_at: null,
  retry_at: null,
  claimed_by: null,
  reason: null,
  cause: null,
  message_id: null,
  ended_at: null,
  origin: item.origin ?? null,
});

/** The chat, its id read from the key: that follows a group that became a supergroup. */
export function chatOf(row: OutboxRow): ChatRef {
  const end = row.thread_id === null ? undefined : -`:${row.thread_id}`.length;
  return {
    channel: row.channel,
    chatId: row.chat_key.slice(`${row.channel}:`.length, end),
    threadId: row.thread_id,
    kind: row.chat_kind,
  };
}

/** The item of a row whose content is still kept; throws where it is not. */
export function toOutboxItem(row: OutboxRow): OutboxItem {
  if (row.content === null) throw new Error(`outbox item ${row.id} has no content any more`);
  return {
    dedupeKey: row.dedupe_key,
    chat: chatOf(row),
    kind: row.kind,
    ...fromJson<Content>(row.content),
    notBefore: new Date(row.not_before),
    expiresAt: new Date(row.expires_at),
    createdAt: new Date(row.created_at),
    ...(row.origin === null ? {} : { origin: row.origin }),
  };
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** The row without its content, for the operator's view. */
export const toOutboxRecord = (row: OutboxRow): OutboxRecord => ({
  id: row.id,
  dedupeKey: row.dedupe_key,
  chat: chatOf(row),
  kind: row.kind,
  state: row.state,
  attempts: row.attempts,
  reason: row.reason,
  cause: row.cause,
  messageId: row.message_id,
  sentAt: row.state === 'sent' ? toDate(row.ended_at) : null,
  endedAt: toDate(row.ended_at),
  notBefore: new Date(row.not_before),
  expiresAt: new Date(row.expires_at),
  createdAt: new Date(row.created_at),
});
