import type { Agency } from './agency.js';
import type { KnowledgeDocument, Section } from './document.js';
import type { Indicator } from './indicator.js';
import type { LocalDate } from './local-date.js';
import type { ReportedStatus, TaskEvent, TaskRecord } from './task.js';

/** A document added in chat, as an admin accepted it after review. */
export interface DocumentAddition {
  readonly kind: 'document';
  readonly document: KnowledgeDocument;
  /** The id of the loaded document it takes the place of, or null. */
  readonly replaces: string | null;
  readonly sections: readonly Section[];
  /** Bodies it charges that the register did not know. */
  readonly agencies: readonly Agency[];
  /** Tasks nothing loaded speaks of yet. */
  readonly tasks: readonly TaskRecord[];
  /** What it says about tasks that exist already. */
  readonly events: readonly { readonly taskId: string; readonly event: TaskEvent }[];
  readonly indicators: readonly Indicator[];
}

/** What an admin sets on a task, and the document it rests on. At least one field is not null. */
export interface TaskCorrection {
  readonly kind: 'correction';
  readonly taskId: string;
  readonly status: ReportedStatus | null;
  readonly note: string | null;
  /** The day of the report the state is taken from. */
  readonly reportedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  /** New lead agencies by id. */
  readonly lead: readonly string[] | null;
  /** The document it rests on as the admin names it: `58/QĐ-BYT ngày 19/4/2024`. */
  readonly basis: string;
  /** The day it was made. */
  readonly madeOn: LocalDate;
  /** Its place among what documents say: never before what was loaded when it was made. */
  readonly orderedOn: LocalDate;
  /** The completion claim it confirms, or null. */
  readonly claimId: number | null;
  /** What it takes the place of outside the history, so that it can be withdrawn. */
  readonly before: { readonly lead: readonly string[]; readonly recurrence: string | null };
}

/** What can be laid over the register. */
export type AmendmentContent = DocumentAddition | TaskCorrection;

/** Something laid over the register that knowledge and seeds give. */
export interface Amendment {
  /** Given by the store, growing. */
  readonly id: number;
  /** Who made it, `telegram:123`. */
  readonly by: string;
  readonly at: Date;
  readonly content: AmendmentContent;
}

/**
 * Amendments are only ever added. One is in force while the active register version lists it
 * (`VersionOrigin.amendments`): going back to a version takes the later ones out of force.
 */
export interface AmendmentStore {
  /** Keeps an amendment; it is in force only once a version lists it. */
  add(content: AmendmentContent, by: string, at: Date): Promise<Amendment>;
  /** In the order of `ids`; unknown ids are left out. */
  list(ids: readonly number[]): Promise<readonly Amendment[]>;
  /** Those in force, oldest first; none where there is no active version. */
  listInForce(): Promise<readonly Amendment[]>;
}
