import { ConfigError, KnowledgeError, StorageError } from '../domain/errors.js';

/** A command was called with words it does not take; the message says which and how it is called. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/**
 * Runs a command's body and ends the process with the fitting exit code: 0, 2 for a wrong call, 1
 * for everything else. Known faults print their message alone, for they name file, line or variable.
 */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    const isKnown =
      error instanceof UsageError ||
      error instanceof ConfigError ||
      error instanceof KnowledgeError ||
      error instanceof StorageError;
    const message =
      error instanceof Error
        ? isKnown
          ? error.message
          : (error.stack ?? error.message)
        : String(error);
    process.stderr.write(`${message}\n`);
  }
}

/** Loads `.env` of the working folder where there is one; variables already set win. */
export function loadDotEnv(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    // Without the file there is nothing to load; an unreadable one must not pass in silence.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
