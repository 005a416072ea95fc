import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import type { ExtractedTask } from '../extract/extracted-task.js';
import type { ParsedDocument } from '../parsed-document.js';
import { checkLists } from './check-lists.js';
import { checkRates } from './check-rates.js';
import { checkReferences } from './check-references.js';
import { checkRepeated } from './check-repeated.js';
import { checkStatus } from './check-status.js';
import { checkSums } from './check-sums.js';
import { checkTableTotals } from './check-table-totals.js';
import type { FoundInconsistency } from './found-inconsistency.js';

/**
 * What a document says that does not agree with itself: rates, sums, counts, numbers of cited
 * documents, states of tasks. Hedged figures ("gần", "khoảng") are given room. Differences between
 * documents are not looked for here.
 */
export function findInconsistencies(
  document: ParsedDocument,
  tasks: readonly ExtractedTask[],
  gazetteer: Gazetteer,
): FoundInconsistency[] {
  const { sections } = document;
  return [
    ...checkRates(sections),
    ...checkSums(sections),
    ...checkTableTotals(sections),
    ...checkLists(sections, gazetteer),
    ...checkReferences(sections),
    ...checkStatus(tasks),
    ...checkRepeated(sections),
  ];
}
