import { GrammyError, HttpError } from 'grammy';
import { StoppedError } from '../../rate/scheduler.js';

/** Why a call did not succeed, as far as what to do next depends on it. */
export type FailureKind =
  /** 429: nothing was done; wait. */
  | 'rate'
  /** The group became a supergroup. */
  | 'moved'
  /** Blocked, kicked, no such chat. */
  | 'chat_gone'
  /** The topic was deleted, the group goes on. */
  | 'topic_gone'
  /** Token wrong or revoked. */
  | 'unauthorized'
  /** Another process polls with the same token. */
  | 'conflict'
  /** The HTML was refused. */
  | 'bad_markup'
  /** An edit that changes nothing. */
  | 'not_modified'
  /** The message to edit is gone, or is none that can be. */
  | 'message_missing'
  /** Refused for another reason: the same call will never succeed. */
  | 'refused'
  /** Telegram says that it failed (5xx): nothing was done. */
  | 'server'
  /** The request never left. */
  | 'unreachable'
  /** The request left and no answer came back. */
  | 'unknown'
  /** The channel stopped before the request was made. */
  | 'stopped';

/** A failed call; `reason` is for the operator and holds no token, URL or message text. */
export interface TelegramFailure {
  readonly kind: FailureKind;
  readonly reason: string;
  /** For `rate`. */
  readonly retryAfterMs: number | null;
  /** For `moved`: the new chat id. */
  readonly chatId: string | null;
}

/** What a call came to. */
export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: TelegramFailure };

/** Waited where Telegram says 429 but not how long. */
const DEFAULT_RETRY_AFTER_MS = 3000;

/**
 * Telegram tells refusals apart by words only; these are the Bot API server's own
 * (https://github.com/tdlib/telegram-bot-api).
 */
const REFUSALS: readonly (readonly [RegExp, FailureKind])[] = [
  [/can't parse|entit(?:y|ies)|unsupported start tag/i, 'bad_markup'],
  [/message is not modified/i, 'not_modified'],
  [
    /message to edit not found|message can't be edited|no text in the message|message_id_invalid/i,
    'message_missing',
  ],
  [/chat not found|peer_id_invalid|user not found/i, 'chat_gone'],
  [/message thread not found|topic_deleted/i, 'topic_gone'],
];

/** Errors raised before a byte of the request is sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The one place where grammY's errors are told apart. */
export function classifyFailure(error: unknown): TelegramFailure {
  const of = (
    kind: FailureKind,
    reason: string,
    more: Partial<TelegramFailure> = {},
  ): TelegramFailure => ({ kind, reason, retryAfterMs: null, chatId: null, ...more });
  if (error instanceof StoppedError) return of('stopped', 'kênh đang dừng');
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters, method } = error;
    const reason = `${method}: ${code} ${description}`;
    const { migrate_to_chat_id: newId, retry_after: seconds } = parameters;
    if (newId !== undefined) return of('moved', reason, { chatId: String(newId) });
    if (code === 429)
      return of('rate', reason, {
        retryAfterMs: typeof seconds === 'number' ? seconds * 1000 : DEFAULT_RETRY_AFTER_MS,
      });
    if (code >= 500) return of('server', reason);
    // The Bot API answers a malformed token with 404 whatever the method.
    if (code === 401 || (code === 404 && method === 'getMe')) return of('unauthorized', reason);
    if (code === 403) return of('chat_gone', reason);
    if (code === 409) return of('conflict', reason);
    const known = REFUSALS.find(([words]) => words.test(description));
    return of(known?.[1] ?? 'refused', reason);
  }
  const code = findErrorCode(error);
  if (error instanceof HttpError || code !== null)
    return of(BEFORE_SENDING.has(code ?? '') ? 'unreachable' : 'unknown', code ?? 'lỗi mạng');
  return of('refused', error instanceof Error ? error.name : 'lỗi không rõ');
}

/** The system's or fetch's error code, wherever in the chain of causes it stands. */
function findErrorCode(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 4) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof HttpError) return findErrorCode(error.error, depth + 1);
  if (error instanceof Error && error.name === 'TimeoutError') return 'TIMEOUT';
  return 'cause' in error ? findErrorCode(error.cause, depth + 1) : null;
}
