import type { CandidateSource } from './candidate-source.js';
import type { PassageTerms } from './measure-coverage.js';
import { createMinisearchCandidateSource } from './minisearch-candidate-source.js';
import type { Passage } from './passage.js';
import type { PassageIndex } from './passage-index.js';
import { createPassageNumbering } from './number-passage.js';
import { createRankedIndex } from './rank-passages.js';
import type { QueryReader } from './read-query.js';
import { TermTable } from './term-table.js';

/** An index that grows passage by passage; searched only once all are in. */
export interface PassageIndexBuilder {
  add(passage: Passage): void;
  finish(): PassageIndex;
}

/** Builds the index of the passages in one go. */
export function createPassageIndex(passages: readonly Passage[]): PassageIndex {
  const builder = createPassageIndexBuilder();
  for (const passage of passages) builder.add(passage);
  return builder.finish();
}

/** For building in slices (`buildInSlices`); `source` is the engine that proposes candidates. */
export function createPassageIndexBuilder(
  source: CandidateSource = createMinisearchCandidateSource(),
  readQuery?: QueryReader,
): PassageIndexBuilder {
  const table = new TermTable();
  const passages: Passage[] = [];
  const termsOf: PassageTerms[] = [];
  const numbering = createPassageNumbering(table);

  return {
    add(passage) {
      const numbered = numbering(passage);
      const { context, sentences } = numbered;
      source.add(
        sentences.flatMap((ids) => [...ids]),
        [...context],
      );
      passages.push(passage);
      termsOf.push(numbered);
    },
    finish: () =>
      createRankedIndex(
        {
          size: passages.length,
          terms: table,
          source,
          passageAt: (position) => passages[position],
          placeAt: (position) => passages[position],
          termsAt: (position) => termsOf[position],
        },
        readQuery,
      ),
  };
}
