import type { Answer } from './answer.js';
import type { Query } from './query.js';

/** What of the last turns a follow-up may refer to. Plain JSON; kept per chat, never shared. */
export interface Conversation {
  readonly query: Query;
  /** Task ids in the order they were numbered. */
  readonly taskIds: readonly string[];
  /** The list last answered, while single tasks of it are looked at; absent where there is none. */
  readonly list?: {
    readonly query: Query;
    readonly taskIds: readonly string[];
    /** The answer stated one task, the first of `taskIds`. */
    readonly isSingle?: boolean;
  } | null;
  /** Utterances of the choices offered, in order; empty where none were. */
  readonly choices: readonly string[];
  /** First item number of the page shown last, from 1. */
  readonly shownFrom: number;
  /** Epoch milliseconds of the last turn; a follow-up later than `CONVERSATION_TTL_MS` starts anew. */
  readonly atMs: number;
}

/** A follow-up refers back at most this long; later the same words start a new question. */
export const CONVERSATION_TTL_MS = 30 * 60_000;

/** What an answer depends on beside the words. */
export interface ReplyContext {
  readonly now: Date;
  readonly conversation: Conversation | null;
  /** The agency that "bộ tôi", "đơn vị mình" mean, by id. */
  readonly ownAgency: string | null;
  /** Items a page shows, for "tiếp"; the plain text's own where absent. */
  readonly pageSize?: number;
}

/** An answer, and what a follow-up may refer to. */
export interface Reply {
  readonly answer: Answer;
  readonly conversation: Conversation;
}

/** Answers one turn on one register version: pure but for the index it holds. */
export interface Assistant {
  readonly registerVersion: number;
  reply(text: string, context: ReplyContext): Reply;
  /** Runs an understood question again, for buttons and stored views. */
  answerQuery(query: Query, context: ReplyContext): Reply;
}
