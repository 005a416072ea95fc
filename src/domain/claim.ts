/** `pending`: nobody has decided on it yet. */
export type ClaimState = 'pending' | 'confirmed' | 'rejected';

/**
 * What a user reports as done — báo cáo hoàn thành. It changes nothing in the register until an
 * admin confirms it with a document.
 */
export interface CompletionClaim {
  /** Given by the store, growing. */
  readonly id: number;
  readonly taskId: string;
  /** The chat it was made in, where the decision is told. */
  readonly chatKey: string;
  readonly senderId: string;
  /** The user's own words, or null. */
  readonly note: string | null;
  /** The document the user names, as typed (`58/QĐ-BYT ngày 19/4/2024`), or null. */
  readonly documentText: string | null;
  readonly at: Date;
  readonly state: ClaimState;
  /** Who decided, `telegram:123`, or null while pending. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** The document it was confirmed on, or why it was rejected; null while pending. */
  readonly decision: string | null;
}

/** A claim as it is made. */
export type NewClaim = Pick<
  CompletionClaim,
  'taskId' | 'chatKey' | 'senderId' | 'note' | 'documentText' | 'at'
>;

export interface ClaimDecision {
  readonly state: Exclude<ClaimState, 'pending'>;
  readonly by: string;
  readonly at: Date;
  /** The document it is confirmed on, or the reason of the rejection. */
  readonly decision: string;
}

/** Completion claims, kept until decided and after. */
export interface ClaimStore {
  /**
   * Keeps a claim as pending. A chat that claims the same task again while its claim is pending
   * replaces it (its words are the newer ones).
   */
  add(claim: NewClaim): Promise<CompletionClaim>;
  /** Oldest first. */
  listPending(): Promise<readonly CompletionClaim[]>;
  find(id: number): Promise<CompletionClaim | null>;
  /** Every claim made of a task, oldest first. */
  findByTask(taskId: string): Promise<readonly CompletionClaim[]>;
  /** The claim as decided, or null where it is not pending any more: the first decision stands. */
  decide(id: number, decision: ClaimDecision): Promise<CompletionClaim | null>;
}

/** What answers look up while they are composed: whether a claim waits for a decision. */
export interface PendingClaims {
  /** The newest pending claim of a task, or undefined. */
  findPending(taskId: string): CompletionClaim | undefined;
}
