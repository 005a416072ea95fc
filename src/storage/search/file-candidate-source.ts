import { BM25, CONTEXT_BOOST } from '../../retrieval/bm25.js';
import type { Candidate, CandidateSource } from '../../retrieval/candidate-source.js';
import { rarityOf } from '../../retrieval/term-lookup.js';
import type { ListReader } from './read-lists.js';
import { ENTRY_WIDTH, PASSAGE_SCOPE } from './search-file.js';

interface FieldCounts {
  readonly text: number;
  readonly context: number;
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
  readLists: ListReader,
  lengths: PassageLengths,
): Pick<CandidateSource, 'search'> {
  const size = lengths.text.length;
  const meanText = meanOf(lengths.text);
  const meanContext = meanOf(lengths.context);
  /** In how many passages a term stands, by field; counted once while its lists are kept. */
  const counts = new WeakMap<readonly Int32Array[], FieldCounts>();
  const countFields = (lists: readonly Int32Array[]): FieldCounts => {
    const known = counts.get(lists);
    if (known !== undefined) return known;
    const counted = { text: 0, context: 0 };
    for (const list of lists)
      for (let at = 0; at < list.length; at += ENTRY_WIDTH) {
        if ((list[at + 1] ?? 0) > 0) counted.text += 1;
        if ((list[at + 2] ?? 0) > 0) counted.context += 1;
      }
    counts.set(lists, counted);
    return counted;
  };
  /** By position, the score so far; 0 between questions. */
  const scores = new Float64Array(size);

  const strengthOf = (times: number, length: number, meanLength: number): number =>
    BM25.d +
    (times * (BM25.k + 1)) / (times + BM25.k * (1 - BM25.b + (BM25.b * length) / meanLength));

  return {
    search(terms, isAllowed, limit) {
      const touched: number[] = [];
      for (const { id, weight } of terms) {
        const lists = readLists(PASSAGE_SCOPE, id);
        const counted = countFields(lists);
        const textWeight = weight * rarityOf(counted.text, size);
        const contextWeight = weight * CONTEXT_BOOST * rarityOf(counted.context, size);
        for (const list of lists)
          for (let at = 0; at < list.length; at += ENTRY_WIDTH) {
            const position = list[at] ?? 0;
            if (isAllowed !== null && !isAllowed(position)) continue;
            const timesInText = list[at + 1] ?? 0;
            const timesInContext = list[at + 2] ?? 0;
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
