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

/**
 * Another process, or another person, made a version active in the meantime: what rests on the
 * version before is not written. To be tried again on the new one.
 */
export class RegisterMovedError extends Error {
  constructor(readonly version: number | null) {
    super(
      `Vừa có người khác thay đổi dữ liệu (nay là phiên bản ${version ?? 'chưa rõ'}). Thay đổi này chưa được ghi; anh/chị vui lòng thử lại.`,
    );
    this.name = 'RegisterMovedError';
  }
}

/** A file that somebody sent cannot be fetched. The message is for the sender: no token, no URL. */
export class FileFetchError extends Error {
  constructor(name: string, reason: string) {
    super(`Không tải được tệp ${name}: ${reason}`);
    this.name = 'FileFetchError';
  }
}
