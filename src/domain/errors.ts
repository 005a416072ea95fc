/** A fault in a knowledge or seeds file; the message names file, line and value. */
export class KnowledgeError extends Error {
  constructor(
    readonly file: string,
    readonly line: number | null,
    reason: string,
  ) {
    super(line === null ? `${file}: ${reason}` : `${file}, dòng ${line}: ${reason}`);
    this.name = 'KnowledgeError';
  }
}

/** A fault in the environment; the message names every faulty variable, never a secret's value. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Cấu hình sai:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The database cannot be opened, read or written; the message says which and what to do. */
export class StorageError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StorageError';
  }
}

/** A file that somebody sent cannot be fetched. The message is for the sender: no token, no URL. */
export class FileFetchError extends Error {
  constructor(name: string, reason: string) {
    super(`Không tải được tệp ${name}: ${reason}`);
    this.name = 'FileFetchError';
  }
}
