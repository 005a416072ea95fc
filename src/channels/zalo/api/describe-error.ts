import { ZaloApiError } from './zalo-api-error.js';

/** What of an error may be logged: plain members, no nested request, response or configuration. */
export type DescribedError = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An error as log fields. Nothing but the named members is taken: the objects that HTTP errors
 * carry hold the token in their address.
 */
export function describeError(error: unknown, redact: (text: string) => string): DescribedError {
  if (error instanceof ZaloApiError)
    return {
      name: error.name,
      method: error.method,
      failure: error.failure,
      code: error.code,
      description: redact(error.description),
      retryable: error.retryable,
    };
  if (!(error instanceof Error)) return { name: 'unknown', message: redact(String(error)) };
  return {
    name: error.name,
    message: redact(error.message),
    // Where it arose; frames name files of this program, yet the first line repeats the message.
    stack: redact(error.stack ?? ''),
  };
}
