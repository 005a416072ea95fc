import { searchTerms } from '../language/terms/search-terms.js';
import type { CandidateSource } from './candidate-source.js';
import { createCoverageMeter, type PassageTerms } from './measure-coverage.js';
import { createMinisearchCandidateSource } from './minisearch-candidate-source.js';
import { isWithinSection, type Passage } from './passage.js';
import {
  DEFAULT_LIMIT,
  type PassageHit,
  type PassageIndex,
  type PassageSearchOptions,
} from './passage-index.js';
import { splitSentences } from './split-sentences.js';
import { TermTable } from './term-table.js';
import { weighQuery, type QueryTerm } from './weigh-query.js';

/** How many of the engine's candidates are ranked anew; 20, 50 and 100 measure alike. */
const RERANKED = 50;

/**
 * Most terms one question is searched by, heaviest first. Ordinary questions have 10 to 40; the
 * limit keeps a message of 4,096 characters as cheap.
 */
const MAX_SEARCHED_TERMS = 64;

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
): PassageIndexBuilder {
  const table = new TermTable();
  const passages: Passage[] = [];
  const termsOf: PassageTerms[] = [];

  function search(query: string, options: PassageSearchOptions = {}): PassageHit[] {
    const terms = weighQuery(query, table);
    const searched = terms
      .flatMap(({ id, weight }) => (id === null ? [] : [{ id, weight }]))
      .slice(0, MAX_SEARCHED_TERMS);
    if (searched.length === 0) return [];
    const isAllowed = isNarrowed(options)
      ? (position: number) => isSelected(passages[position], options)
      : null;
    const candidates = source.search(searched, isAllowed, RERANKED);
    return rank(terms, candidates).slice(0, options.limit ?? DEFAULT_LIMIT);
  }

  /**
   * The engine's score times the geometric mean of both coverages, so that a passage with all of the
   * question close together beats one that repeats a part of it. Measured on XQuAD-vi, hit@1: score
   * alone .922, times coverage of the whole .933, of the window .932, of both as here .932 (and on
   * passages twice as long .921, .932, .936, .937).
   */
  function rank(
    terms: readonly QueryTerm[],
    candidates: readonly { position: number; score: number }[],
  ): PassageHit[] {
    const ranking = createCoverageMeter(terms, ({ weight }) => weight);
    const content = createCoverageMeter(terms, ({ contentWeight }) => contentWeight);
    const hits = candidates.flatMap(({ position, score }) => {
      const passage = passages[position];
      const passageTerms = termsOf[position];
      if (passage === undefined || passageTerms === undefined) return [];
      const { whole, window } = ranking.measure(passageTerms);
      const shown = content.measure(passageTerms);
      return {
        position,
        hit: {
          passage,
          score: score * Math.sqrt(whole * window),
          coverage: shown.whole,
          focus: shown.window,
        },
      };
    });
    return hits
      .sort((a, b) => b.hit.score - a.hit.score || a.position - b.position)
      .map(({ hit }) => hit);
  }

  return {
    add(passage) {
      const sentences = splitSentences(passage.text).map(searchTerms);
      const [context = [], ...text] = table.addPassage(searchTerms(passage.context), ...sentences);
      source.add(text.flat(), context);
      passages.push(passage);
      termsOf.push({
        context: Int32Array.from(context),
        sentences: text.map((ids) => Int32Array.from(ids)),
      });
    },
    finish: () => ({ size: passages.length, search }),
  };
}

function isNarrowed({ documents, sections }: PassageSearchOptions): boolean {
  return documents !== undefined || sections !== undefined;
}

function isSelected(passage: Passage | undefined, options: PassageSearchOptions): boolean {
  if (passage === undefined) return false;
  const { documents, sections } = options;
  if (documents !== undefined && !documents.includes(passage.document)) return false;
  return (
    sections === undefined || sections.some((prefix) => isWithinSection(passage.section, prefix))
  );
}
