import type { PendingClaims } from '../domain/claim.js';
import type { KnowledgeDocument, Section } from '../domain/document.js';
import type { Inconsistency, Indicator } from '../domain/indicator.js';
import type { StatedList } from '../domain/reference.js';
import type { Register } from '../domain/register.js';
import type { Task } from '../domain/task.js';
import type { FigureUse } from '../language/figure-index.js';
import type { TextReferences } from '../retrieval/text-references.js';
import type { AgencyDirectory } from '../tasks/agency-directory.js';
import type { LegalIndex } from './legal-index.js';

/** A text that words were found in. */
export interface TextMatch {
  readonly id: string;
  /** 1 where words and text are the same; comparable across searches. */
  readonly score: number;
  /** Rarity-weighted share of the words found in the text, 0 to 1. */
  readonly coverage: number;
  /** Rarity-weighted share of the text found in the words, 0 to 1. */
  readonly completeness: number;
}

/** How many texts are wanted, and how much of the words they must bear. */
export interface FindOptions {
  /** Most ids found; some hundreds where absent. */
  readonly limit?: number;
  /** Share of the words, 0 to 1. */
  readonly minCoverage?: number;
}

/** Finds texts of one kind by words; best first. */
export type FindByWords = (words: string, options?: FindOptions) => readonly TextMatch[];

export interface PassageMatch {
  readonly document: string;
  readonly section: string;
  /** Verbatim. */
  readonly text: string;
  readonly breadcrumb: readonly string[];
  readonly score: number;
  readonly coverage: number;
}

export interface PassageQuery {
  readonly words: string;
  readonly places?: readonly { document: string; section: string | null }[];
  readonly limit: number;
}

/** One register version with everything answers look up in it. */
export interface KnowledgeBase {
  readonly register: Register;
  readonly directory: AgencyDirectory;
  readonly documents: ReadonlyMap<string, KnowledgeDocument>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly lists: ReadonlyMap<string, StatedList>;
  readonly findSection: (document: string, path: string) => Section | undefined;
  /** A document's sections in their order; none for a document that is not loaded. */
  readonly sectionsOf: (document: string) => readonly Section[];
  /** The last so many sections, in the register's order. */
  readonly newestSections: (count: number) => readonly Section[];
  /** Sections whose path is an annex's own: `PL1`. */
  readonly annexes: readonly Section[];
  /** Openings and signatures. */
  readonly preambles: readonly Section[];
  readonly references: TextReferences;
  /** What speaks of a figure as typed (`12/34`, `71,9%`). */
  readonly findFigure: (figure: string) => FigureUse | undefined;
  /** Tasks that a document speaks of, in the register's order. */
  readonly tasksIn: (document: string) => readonly Task[];
  /** The same of what does not agree. */
  readonly inconsistenciesIn: (document: string) => readonly Inconsistency[];
  /** Indicators with a target that is due in the year, in the register's order. */
  readonly targetsDueIn: (year: number) => readonly Indicator[];
  /** Lists that the agency stands on, in the register's order. */
  readonly listsNaming: (agency: string) => readonly StatedList[];
  readonly legal: LegalIndex;
  readonly findTasks: FindByWords;
  readonly findIndicators: FindByWords;
  readonly findLists: FindByWords;
  readonly findTerms: FindByWords;
  readonly findLegal: FindByWords;
  readonly findInconsistencies: FindByWords;
  /** Headings of sections; ids are `document path`. */
  readonly findHeadings: FindByWords;
  searchPassages(query: PassageQuery): readonly PassageMatch[];
  /** What users report as done, as of now: it changes between two versions. */
  readonly claims?: PendingClaims;
}
