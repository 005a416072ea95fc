import type { AgencyKind } from './agency.js';
import type { Section } from './document.js';
import type { Indicator } from './indicator.js';
import type { LocalDate } from './local-date.js';
import type { TaskEventKind, TaskStatus } from './task.js';

/** A body that a row charges: known to the register, or as the document prints it. */
export interface DraftBody {
  readonly agencyId: string | null;
  readonly name: string;
  readonly kind: AgencyKind | 'body';
}

/** The loaded task that a row is likely to be, and what it says about it. */
export interface DraftLink {
  readonly taskId: string;
  readonly kind: Exclude<TaskEventKind, 'corrected'>;
}

/** One instruction or table row of a document under review. */
export interface DraftRow {
  /** From 1, in document order; never changes while the draft lives. */
  readonly number: number;
  readonly isDropped: boolean;
  readonly section: string;
  /** Verbatim from the document; what an admin edits leaves it alone. */
  readonly quote: string;
  readonly title: string;
  readonly lead: readonly DraftBody[];
  readonly coordinating: readonly DraftBody[];
  readonly supervisor: DraftBody | null;
  readonly result: string | null;
  readonly deadlineText: string | null;
  readonly dueOn: LocalDate | null;
  readonly recurrence: string | null;
  readonly status: TaskStatus;
  readonly statusNote: string | null;
  /** Null: a new task. */
  readonly link: DraftLink | null;
  /** What an admin set otherwise than the document was read, in words: `thời hạn`. */
  readonly edited: readonly string[];
}

/** A loaded document that the one under review seems to be already. */
export interface DraftDuplicate {
  readonly documentId: string;
  readonly by: 'number' | 'text';
}

/** What is known of the document under review; the admin is asked for what its text leaves blank. */
export interface DraftHead {
  readonly kind: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly issuedText: string | null;
  readonly title: string;
}

/** What the admin is asked for before the draft can be accepted. */
export type DraftQuestion = 'number' | 'date' | 'duplicate';

/** A document read and not yet accepted. */
export interface DocumentDraft {
  /** Tells its buttons and Excel files from those of earlier drafts. */
  readonly id: string;
  /** The file's bare name. */
  readonly fileName: string;
  readonly head: DraftHead;
  readonly sections: readonly Section[];
  readonly rows: readonly DraftRow[];
  readonly indicators: readonly Omit<Indicator, 'id'>[];
  /** Vietnamese sentences. */
  readonly warnings: readonly string[];
  readonly duplicate: DraftDuplicate | null;
  /** The document it is to take the place of, once the admin chose so. */
  readonly replaces: string | null;
  /** Questions the admin answered with "none". */
  readonly waived: readonly DraftQuestion[];
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

/** A correction under way: which task, what to set, and what it rests on. */
export interface CorrectionDraft {
  readonly id: string;
  /** Tasks offered to choose from. */
  readonly offered: readonly string[];
  readonly taskId: string | null;
  readonly status: Exclude<TaskStatus, 'unknown'> | null;
  readonly note: string | null;
  readonly reportedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly lead: readonly string[] | null;
  readonly basis: string | null;
  /** The completion claim it confirms, or null. */
  readonly claimId: number | null;
  /** What the next typed line is taken for. */
  readonly asks: 'note' | 'reported' | 'due' | 'lead' | 'basis' | null;
}

/** A claim being rejected: the next typed line is the reason. */
export interface RejectionDraft {
  readonly claimId: number;
}

/** What each kind of draft holds. */
export interface DraftContents {
  readonly document: DocumentDraft;
  readonly correction: CorrectionDraft;
  readonly rejection: RejectionDraft;
}

/** The kinds of draft. */
export type DraftKind = keyof DraftContents;

/** What admins have begun and not finished, one of each kind a chat; outlasts a restart. */
export interface DraftStore {
  /** Null where there is none, or it has expired by `now`. */
  find<K extends DraftKind>(chatKey: string, kind: K, now: Date): Promise<DraftContents[K] | null>;
  /** Takes the place of the one kept before. */
  save<K extends DraftKind>(
    chatKey: string,
    kind: K,
    content: DraftContents[K],
    expiresAt: Date,
  ): Promise<void>;
  remove(chatKey: string, kind: DraftKind): Promise<void>;
  /** Removes what has expired by `now`; returns how many. */
  prune(now: Date): Promise<number>;
}

/** A document waits this long for its review; then the draft is thrown away. */
export const DOCUMENT_DRAFT_TTL_MS = 3 * 24 * 60 * 60_000;
/** A correction is made in one go. */
export const CORRECTION_DRAFT_TTL_MS = 30 * 60_000;

/** What the admin must still answer before the draft can be accepted. */
export function openQuestions(draft: DocumentDraft): DraftQuestion[] {
  const { head, waived, duplicate, replaces } = draft;
  return [
    ...(duplicate !== null && replaces === null ? ['duplicate' as const] : []),
    ...(head.number === null && !waived.includes('number') ? ['number' as const] : []),
    ...(head.issuedOn === null && !waived.includes('date') ? ['date' as const] : []),
  ];
}
