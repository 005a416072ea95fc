import { searchTerms } from '../language/terms/search-terms.js';
import type { PassageTerms } from './measure-coverage.js';
import type { Passage } from './passage.js';
import { splitSentences } from './split-sentences.js';
import type { TermTable } from './term-table.js';

/**
 * Reads passages' terms as numbers of `table`, which grows and counts them. Called with passages in
 * their order: neighbours stand under the same headings, which are then read once.
 */
export function createPassageNumbering(table: TermTable): (passage: Passage) => PassageTerms {
  let last: { text: string; ids: readonly number[] } = { text: '', ids: [] };

  /** Different terms only: headings repeat each other. */
  function numberContext(text: string): readonly number[] {
    if (last.text !== text) last = { text, ids: table.number([...new Set(searchTerms(text))]) };
    return last.ids;
  }

  return (passage) => {
    const context = numberContext(passage.context);
    const sentences = splitSentences(passage.text).map((one) => table.number(searchTerms(one)));
    table.countPassage(context, ...sentences);
    return {
      context: Int32Array.from(context),
      sentences: sentences.map((ids) => Int32Array.from(ids)),
    };
  };
}
