import type { ExtractedTask } from './extract/extracted-task.js';
import type { ParsedDocument } from './parsed-document.js';

/** All that is read from one document by itself, before anything is linked to other documents. */
export interface IngestedDocument {
  readonly parsed: ParsedDocument;
  /** Instructions and task rows, in document order. */
  readonly tasks: readonly ExtractedTask[];
  /** Vietnamese sentences on what could not be read and on what does not agree. */
  readonly warnings: readonly string[];
}
