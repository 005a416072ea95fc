/** A process that handles updates, or has: its row, or what it left in the journal, is found. */
export interface UpdateOwner {
  readonly owner: string;
  /** Counted up while it lives; `RETIRED_BEAT` once it has ended by itself. */
  readonly beat: number;
}

/** The beat of a process that ended by itself and left updates unfinished. */
export const RETIRED_BEAT = -1;

/**
 * Stands for all processes older than this division, which name themselves nowhere: during an
 * upgrade one of them may still run. Its beat changes with each update they take or finish.
 */
export const UNNAMED_OWNER = '';

/** Which of the processes on one database handles which of the updates written down. */
export interface UpdateOwners {
  /** Shows that this process lives; false where it was not known as living, or not any more. */
  beat(): Promise<boolean>;
  /** The others, gone ones included while they have left something under `names`. */
  listOthers(names: readonly string[]): Promise<readonly UpdateOwner[]>;
  /**
   * Makes this process the owner of what `gone` left unfinished under `names`, the journal's names
   * for what this process serves, unless it has beaten since (null); how many updates: none where
   * another process was first. They come out of `UpdateJournal.takeLeft`. What it left under other
   * names stays, free at once for a process that serves them.
   */
  takeOver(gone: UpdateOwner, names: readonly string[]): Promise<number | null>;
  /** This process ends: what it has not finished is free at once. */
  retire(): Promise<void>;
}
