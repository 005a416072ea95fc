import type { ChannelLog } from '../../channel.js';

/** What stands in place of the token. */
const HIDDEN = '[token]';
const MAX_DEPTH = 6;

/**
 * A log that never writes the bot's token, in whatever field or error it hides (grammY's and
 * fetch's errors carry the request's URL, and the token is part of it). Errors are written as name,
 * message, code and stack, without the payload: that is what a user wrote.
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
  if (value instanceof Error) return redact(describeError(value), secrets, depth + 1);
  if (Array.isArray(value)) return value.map((one) => redact(one, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      hide(key, secrets),
      redact(one, secrets, depth + 1),
    ]),
  );
}

function describeError(error: Error): object {
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    ...('error_code' in error ? { code: error.error_code } : {}),
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: error.cause } : {}),
  };
}
