/** What of an error is logged. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
}

const HIDDEN = '[ẩn]';

/**
 * An error as it may be logged: name, message, code and stack, with every secret and anything that
 * looks like a bot's address taken out. Nothing else of it: clients hang requests, addresses and
 * headers with tokens on their errors.
 */
export function serializeError(error: unknown, secrets: readonly string[]): LoggedError {
  if (!(error instanceof Error))
    return { name: 'Error', message: hideSecrets(String(error), secrets) };
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    message: hideSecrets(error.message, secrets),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: hideSecrets(error.stack, secrets) }),
  };
}

/** The text without secrets, as they are and as they stand in an address, and without bot paths. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  let shown = text;
  for (const secret of secrets) {
    if (secret === '') continue;
    shown = shown.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN);
  }
  return shown.replace(/\/bot[^/\s"']{3,200}/g, `/bot${HIDDEN}`);
}
