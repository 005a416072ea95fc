/** One thing an admin did or was refused; written once, never changed. */
export interface AuditEntry {
  readonly at: Date;
  /** `telegram:123456`, or `system`. */
  readonly by: string;
  /** The name shown in the messenger at the time, where there is one. */
  readonly byName?: string | null;
  /** What was done, as one stable word: `reload`, `activate`, `appoint`, `refused` … */
  readonly action: string;
  /** What it was done to: a version, a task's id, a person, a command. */
  readonly subject: string;
  /** How it was before and after, in words an admin understands; null where there is nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Who did what, when, and how it was before — nhật ký quản trị. */
export interface AuditLog {
  record(entry: AuditEntry): Promise<void>;
  /** The newest `limit`, newest first; of the named actions only, where any are named. */
  list(limit: number, actions?: readonly string[]): Promise<readonly AuditEntry[]>;
  /** Everything, oldest first, for a file. */
  export(): Promise<readonly AuditEntry[]>;
}
