import MiniSearch from 'minisearch';
import { BM25, CONTEXT_BOOST } from './bm25.js';
import type { Candidate, CandidateSource } from './candidate-source.js';

type Field = 'text' | 'context';

/**
 * MiniSearch over numbered terms. Terms go in as short keys instead of words (half the time to build)
 * and are matched whole: neither prefixes nor fuzzy matches, which harm short syllables.
 */
export function createMinisearchCandidateSource(): CandidateSource {
  const keys: string[] = [];
  const keyOf = (id: number) => (keys[id] ??= id.toString(36));
  /** The passage being added; its terms are handed over as they are, not joined and cut again. */
  let adding: Readonly<Record<Field, readonly number[]>> = { text: [], context: [] };
  const engine = new MiniSearch<{ id: number }>({
    fields: ['text', 'context'],
    extractField: (passage, field) => (field === 'id' ? passage.id : field),
    tokenize: (_, field) => adding[field as Field].map(keyOf),
    processTerm: (key) => key,
  });
  let size = 0;

  return {
    add(text, context) {
      adding = { text, context };
      engine.add({ id: size });
      size += 1;
    },
    search(terms, isAllowed, limit) {
      const weightByKey = new Map(terms.map(({ id, weight }) => [keyOf(id), weight]));
      const found = engine.search('', {
        tokenize: () => [...weightByKey.keys()],
        bm25: BM25,
        boost: { context: CONTEXT_BOOST },
        boostTerm: (key) => weightByKey.get(key) ?? 0,
        ...(isAllowed && { boostDocument: (id: unknown) => (isAllowed(id as number) ? 1 : 0) }),
      });
      const candidates = found.map((result): Candidate => ({
        position: result.id as number,
        // MiniSearch multiplies by the number of matched terms, common ones and rare ones alike;
        // coverage does that by weight (hit@1 .922 → .932 with it instead).
        score: result.score / result.queryTerms.length,
      }));
      return candidates
        .sort((a, b) => b.score - a.score || a.position - b.position)
        .slice(0, limit);
    },
  };
}
