import type { FoundInconsistency } from './checks/found-inconsistency.js';
import type { ExtractedTask } from './extract/extracted-task.js';
import type { ExtractedIndicator } from './figures/extracted-indicator.js';
import type { ParsedDocument } from './parsed-document.js';

/** All that is read from one document by itself, before anything is linked to other documents. */
export interface IngestedDocument {
  readonly parsed: ParsedDocument;
  /** Instructions and task rows, in document order. */
  readonly tasks: readonly ExtractedTask[];
  /** Figures the text states, in document order. */
  readonly indicators: readonly ExtractedIndicator[];
  /** What the document says that does not agree with itself. */
  readonly inconsistencies: readonly FoundInconsistency[];
  /** Vietnamese sentences on what could not be read and on what does not agree. */
  readonly warnings: readonly string[];
}
