import type { ChannelLog } from '../../../domain/channel-log.js';

/** What stands in place of the token. */
const HIDDEN = '[token]';
const MAX_DEPTH = 6;

/**
 * A log that never writes the bot's token, in whatever field or error it hides (grammY's and
 * fetch's errors carry the request's URL, and the token is part of it). Of an error only name, message,
 * code, stack and cause go on, without the payload: that is what a user wrote.
 */
export function redactLog(log: ChannelLog, token: string): ChannelLog {
  const secrets = [token, encodeURIComponent(token)];
  const clean = (fields: object): object => redact(fields, secrets, 0) as object;
  return {
    debug: (fields, message) => log.debug(clean(fields), hide(message, secrets)),
    info: (fields, message) => log.info(clean(fields), hide(message, secrets)),
    warn: (fields, message) => log.warn(clean(fields), hide(message, secrets)),
    error: (fields, message) => log.error(clean(fields), hide(message, secrets)),
  };
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((kept, secret) => kept.replaceAll(secret, HIDDEN), text);
}

function redact(value: unknown, secrets: readonly string[], depth: number): unknown {
  if (typeof value === 'string') return hide(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '…';
  if (value instanceof Error) return withoutPayload(value, secrets, depth);
  if (Array.isArray(value)) return value.map((one) => redact(one, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      hide(key, secrets),
      redact(one, secrets, depth + 1),
    ]),
  );
}

/** The same error as far as it may be read; still an error, so that a logger writes it as one. */
function withoutPayload(error: Error, secrets: readonly string[], depth: number): Error {
  const { cause } = error;
  const clean = new Error(
    hide(error.message, secrets),
    cause instanceof Error ? { cause: redact(cause, secrets, depth + 1) } : {},
  );
  const stack = error.stack === undefined ? {} : { stack: hide(error.stack, secrets) };
  const code = 'code' in error ? error.code : 'error_code' in error ? error.error_code : undefined;
  return Object.assign(clean, stack, {
    name: error.name,
    ...(code === undefined ? {} : { code: redact(code, secrets, depth + 1) }),
  });
}
