import type { Agency } from './agency.js';
import type { KnowledgeDocument, Section } from './document.js';
import type { Inconsistency, Indicator } from './indicator.js';
import type { LegalReference, StatedList, Term } from './reference.js';
import type { Task } from './task.js';

/** One version of everything known, read as a whole: answers never mix two of them. */
export interface Register {
  /** Grows by one with every committed load. */
  readonly version: number;
  /** Oldest document first. */
  readonly documents: readonly KnowledgeDocument[];
  /** In document order, then by position. */
  readonly sections: readonly Section[];
  readonly agencies: readonly Agency[];
  readonly tasks: readonly Task[];
  readonly indicators: readonly Indicator[];
  readonly inconsistencies: readonly Inconsistency[];
  readonly lists: readonly StatedList[];
  readonly terms: readonly Term[];
  readonly legalReferences: readonly LegalReference[];
}
