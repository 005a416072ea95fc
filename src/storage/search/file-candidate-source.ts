import type Sqlite from 'better-sqlite3';
import { BM25, CONTEXT_BOOST } from '../../retrieval/bm25.js';
import type { Candidate, CandidateSource } from '../../retrieval/candidate-source.js';
import { rarityOf } from '../../retrieval/term-lookup.js';
import { createUnpacker } from './packed-lists.js';
import type { ListReader } from './read-lists.js';
import { ENTRY_WIDTH, PASSAGE_SCOPE } from './search-file.js';

/** In how many passages a term stands, by field. */
interface FieldCounts {
  readonly in_text: number;
  readonly in_context: number;
}

interface PassageLengths {
  /** By position, how many different terms the field has. */
  readonly text: Int32Array;
  readonly context: Int32Array;
}

/**
 * Proposes candidates from the file's lists of entries, with the same BM25 as the engine in memory:
 * both rank alike. What a question reads is bounded by the ranking that calls it.
 */
export function createFileCandidateSource(
  file: Sqlite.Database,
  readList: ListReader,
  lengths: PassageLengths,
): Pick<CandidateSource, 'search'> {
  const size = lengths.text.length;
  const meanText = meanOf(lengths.text);
  const meanContext = meanOf(lengths.context);
  const unpack = createUnpacker(ENTRY_WIDTH);
  const findCounts = file.prepare<[number], FieldCounts>(
    'SELECT in_text, in_context FROM field_counts WHERE term = ?',
  );
  /** By position, the score so far; 0 between questions. */
  const scores = new Float64Array(size);

  const strengthOf = (times: number, length: number, meanLength: number): number =>
    BM25.d +
    (times * (BM25.k + 1)) / (times + BM25.k * (1 - BM25.b + (BM25.b * length) / meanLength));

  return {
    search(terms, isAllowed, limit) {
      const touched: number[] = [];
      for (const { id, weight } of terms) {
        const counted = findCounts.get(id) ?? { in_text: 0, in_context: 0 };
        const textWeight = weight * rarityOf(counted.in_text, size);
        const contextWeight = weight * CONTEXT_BOOST * rarityOf(counted.in_context, size);
        const { numbers, length } = unpack(readList(PASSAGE_SCOPE, id));
        for (let at = 0; at < length; at += ENTRY_WIDTH) {
          const position = numbers[at] ?? 0;
          if (isAllowed !== null && !isAllowed(position)) continue;
          const timesInText = numbers[at + 1] ?? 0;
          const timesInContext = numbers[at + 2] ?? 0;
          const before = scores[position] ?? 0;
          let score = before;
          if (timesInText > 0)
            score += textWeight * strengthOf(timesInText, lengths.text[position] ?? 0, meanText);
          if (timesInContext > 0)
            score +=
              contextWeight *
              strengthOf(timesInContext, lengths.context[position] ?? 0, meanContext);
          if (before === 0 && score > 0) touched.push(position);
          scores[position] = score;
        }
      }
      return takeBest(touched, scores, limit);
    },
  };
}

/** The best `limit` of the touched positions, best first; sets their scores back to 0. */
function takeBest(touched: readonly number[], scores: Float64Array, limit: number): Candidate[] {
  const best: Candidate[] = [];
  for (const position of touched) {
    const score = scores[position] ?? 0;
    scores[position] = 0;
    const last = best.at(-1);
    if (best.length === limit && last !== undefined && !isBefore({ position, score }, last))
      continue;
    const index = best.findIndex((other) => isBefore({ position, score }, other));
    best.splice(index < 0 ? best.length : index, 0, { position, score });
    if (best.length > limit) best.pop();
  }
  return best;
}

function isBefore(left: Candidate, right: Candidate): boolean {
  return left.score > right.score || (left.score === right.score && left.position < right.position);
}

function meanOf(numbers: Int32Array): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
