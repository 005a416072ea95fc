import { foldMarks } from '../language/fold.js';
import { createPassageIndex } from '../retrieval/create-passage-index.js';
import type { Passage } from '../retrieval/passage.js';
import type { Meter } from './benchmark.js';
import type { BeirSet } from './read-beir.js';

/** The outward shape of `bench -- --beir` (README, “Commands”): one JSON line. */
export interface BeirFigures {
  readonly docs: number;
  /** Queries with at least one relevant document. */
  readonly queries: number;
  readonly 'hit@1': number;
  readonly 'hit@10': number;
  readonly 'mrr@10': number;
  readonly msPerQuery: number;
  readonly indexMs: number;
  readonly rssMb: number;
}

const DEPTH = 10;

/**
 * Indexes the set's documents with the project's own retrieval, one passage each, asks every query
 * that has a relevant document and scores the first ten. `fold` strips the queries' diacritics first.
 */
export function measureBeir(set: BeirSet, meter: Meter, options: { fold: boolean }): BeirFigures {
  const startedAt = meter.now();
  const index = createPassageIndex(set.documents.map(toPassage));
  const indexedAt = meter.now();
  let hitsAtOne = 0;
  let hitsAtTen = 0;
  let reciprocalRanks = 0;
  let asked = 0;
  for (const { id, text } of set.queries) {
    const relevant = set.relevant.get(id);
    if (relevant === undefined) continue;
    asked += 1;
    const hits = index.search(options.fold ? foldMarks(text) : text, { limit: DEPTH });
    const rank = hits.findIndex(({ passage }) => relevant.has(passage.document));
    if (rank === -1) continue;
    hitsAtTen += 1;
    if (rank === 0) hitsAtOne += 1;
    reciprocalRanks += 1 / (rank + 1);
  }
  const share = (sum: number) => (asked === 0 ? 0 : round(sum / asked, 4));
  return {
    docs: set.documents.length,
    queries: asked,
    'hit@1': share(hitsAtOne),
    'hit@10': share(hitsAtTen),
    'mrr@10': share(reciprocalRanks),
    msPerQuery: asked === 0 ? 0 : round((meter.now() - indexedAt) / asked, 3),
    indexMs: round(indexedAt - startedAt, 1),
    rssMb: round(meter.rssBytes() / 2 ** 20, 1),
  };
}

function toPassage({ id, title, text }: BeirSet['documents'][number]): Passage {
  return {
    id,
    document: id,
    section: '',
    kind: 'point',
    part: 1,
    parts: 1,
    text,
    heading: title === '' ? null : title,
    breadcrumb: [],
    context: title,
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
