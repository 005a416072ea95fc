import type { Gazetteer } from '../language/agencies/gazetteer.js';
import { findInconsistencies } from './checks/find-inconsistencies.js';
import { extractTasks } from './extract/extract-tasks.js';
import { extractIndicators } from './figures/extract-indicators.js';
import type { IngestedDocument } from './ingested-document.js';
import { parseDocument } from './structure/parse-document.js';

/**
 * Reads a document's text into its structure and what it orders. Pure; never throws for odd input:
 * what could not be read is told in `warnings`. `id` is the file's stem; `text` is what
 * `readDocumentFile` gives, without front matter.
 */
export function ingestDocument(id: string, text: string, gazetteer: Gazetteer): IngestedDocument {
  const parsed = parseDocument(id, text);
  const tasks = extractTasks(parsed, gazetteer);
  const indicators = extractIndicators(parsed);
  const inconsistencies = findInconsistencies(parsed, tasks, gazetteer);
  const warnings = [...parsed.warnings, ...inconsistencies.map(({ statement }) => statement)];
  return { parsed, tasks, indicators, inconsistencies, warnings };
}
