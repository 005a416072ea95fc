import { pino, type Logger } from 'pino';
import type { LogLevel } from '../config.js';
import { requestFields } from './request-context.js';
import { serializeError } from './serialize-error.js';

export type { Logger } from 'pino';

/**
 * The program's log: one JSON object a line on standard error, so that standard output stays free
 * for answers. Message texts are never logged; errors go through a serializer of the program's own.
 */
export function createLogger(
  level: LogLevel,
  secrets: readonly string[],
  destination?: { write(line: string): void },
): Logger {
  const options = {
    level,
    base: null,
    mixin: requestFields,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: {
      err: (error: unknown) => serializeError(error, secrets),
      error: (error: unknown) => serializeError(error, secrets),
    },
  };
  return pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
}
