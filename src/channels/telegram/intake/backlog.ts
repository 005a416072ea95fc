import { plainReply } from '../../../domain/plain-reply.js';
import type { ChatReply } from '../../../domain/chat.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import type { MessageEvent } from '../inbound/read-update.js';

/**
 * Messages older than this when they are fetched were sent while the assistant was down; they are
 * answered once per chat in summary.
 */
const BACKLOG_AGE_MS = 10 * 60_000;

/**
 * Telegram keeps updates for at most 24 hours. What claims to be older tells that the clocks do not
 * agree, and is answered like any other message.
 */
const MAX_CREDIBLE_AGE_MS = 25 * 60 * 60_000;

/** The backlog of a chat is complete when nothing was added for this long. */
const QUIET_MS = 1500;

const MAX_LISTED = 5;
const MAX_LISTED_LENGTH = 80;

/** Whether a message was sent long before it was fetched; both by real time. */
export function isBacklog(sentAtMs: number, takenAtMs: number): boolean {
  const ageMs = takenAtMs - sentAtMs;
  return ageMs > BACKLOG_AGE_MS && ageMs <= MAX_CREDIBLE_AGE_MS;
}

/** One old message. */
export interface BacklogEntry {
  readonly updateId: string;
  readonly event: MessageEvent;
}

/** Old messages by chat, until they are answered together. */
export interface Backlog {
  add(lane: string, entry: BacklogEntry): void;
  /** Takes out everything of a chat; empty where there is nothing. */
  takeAll(lane: string): readonly BacklogEntry[];
  stop(): void;
}

/** `onComplete` is called with the lane of a chat whose backlog can be answered. */
export function createBacklog(scheduler: Scheduler, onComplete: (lane: string) => void): Backlog {
  const chats = new Map<string, { entries: BacklogEntry[]; cancel: () => void }>();
  return {
    add: (lane, entry) => {
      const known = chats.get(lane);
      known?.cancel();
      const cancel = scheduler.after(QUIET_MS, () => onComplete(lane));
      chats.set(lane, { entries: [...(known?.entries ?? []), entry], cancel });
    },
    takeAll: (lane) => {
      const known = chats.get(lane);
      known?.cancel();
      chats.delete(lane);
      return known?.entries ?? [];
    },
    stop: () => {
      for (const { cancel } of chats.values()) cancel();
    },
  };
}

/** The one answer to a chat's old messages. */
export function summariseBacklog(entries: readonly BacklogEntry[]): ChatReply {
  const texts = entries
    .map(({ event: { inbound } }) => inbound.text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  const listed = texts.slice(-MAX_LISTED).map((text) => `• ${shorten(text)}`);
  const unlisted = entries.length - listed.length;
  return plainReply(
    `Trợ lý vừa hoạt động trở lại, có ${entries.length} tin nhắn chưa được trả lời.`,
    [
      ...listed,
      ...(listed.length > 0 && unlisted > 0 ? [`• và ${unlisted} tin nhắn khác`] : []),
      'Câu hỏi nào còn cần, anh/chị vui lòng gửi lại.',
    ],
  );
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_LISTED_LENGTH
    ? text
    : `${characters.slice(0, MAX_LISTED_LENGTH).join('')}…`;
}
