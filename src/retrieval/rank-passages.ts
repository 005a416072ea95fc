import type { Candidate, CandidateSource, WeightedTerm } from './candidate-source.js';
import { createCoverageMeter, type PassageTerms } from './measure-coverage.js';
import { isWithinSection, type Passage } from './passage.js';
import {
  DEFAULT_LIMIT,
  type PassageHit,
  type PassageIndex,
  type PassageSearchOptions,
} from './passage-index.js';
import type { TermLookup } from './term-lookup.js';
import { distinctTerms, type QueryReader } from './read-query.js';
import { weighQuery, type QueryTerm } from './weigh-query.js';

/** How many of the engine's candidates are ranked anew; 20, 50 and 100 measure alike. */
const RERANKED = 50;

/**
 * Most terms one question is searched by, heaviest first. Ordinary questions have 10 to 40; the
 * limit keeps a message of 4,096 characters as cheap.
 */
const MAX_SEARCHED_TERMS = 64;

/**
 * A term that more of the passages have than this share is left out of the search, for it finds
 * nothing and costs most; ranking still counts it. Measured on XQuAD-vi, hit@1 and hit@10: none left
 * out .933/.993, .3 → .932/.993, .1 → .932/.991, .05 → .929/.991.
 */
const COMMON_FREQUENCY = 0.3;

/**
 * Most entries of the engine's lists read for one question, rarest terms first: bounds a question on
 * a large index to some tens of milliseconds. Some hundreds of passages never come near it.
 */
const MAX_ENTRIES_READ = 20_000;

/** So many terms are searched by however common they are. */
const MIN_SEARCHED_TERMS = 3;

/** Where a passage stands, for narrowing a search. */
export type PassagePlace = Pick<Passage, 'document' | 'section'>;

/** What ranking needs of an index, wherever it is kept. Positions run from 0. */
export interface PassageHolder {
  readonly size: number;
  readonly terms: TermLookup;
  readonly source: Pick<CandidateSource, 'search'>;
  passageAt(position: number): Passage | undefined;
  placeAt(position: number): PassagePlace | undefined;
  termsAt(position: number): PassageTerms | undefined;
}

/**
 * The search that every kind of index shares: the same ranking whoever proposes the candidates.
 * `readQuery` may remember what it read.
 */
export function createRankedIndex(
  holder: PassageHolder,
  readQuery: QueryReader = distinctTerms,
): PassageIndex {
  const { size, terms: table, source } = holder;

  function search(query: string, options: PassageSearchOptions = {}): PassageHit[] {
    const terms = weighQuery(readQuery(query), table);
    const searched = selectSearched(terms, size);
    if (searched.length === 0) return [];
    const isAllowed = isNarrowed(options)
      ? (position: number) => isSelected(holder.placeAt(position), options)
      : null;
    const candidates = source.search(searched, isAllowed, RERANKED);
    return rank(terms, candidates, options.limit ?? DEFAULT_LIMIT);
  }

  /**
   * The engine's score times the geometric mean of both coverages, so that a passage with all of the
   * question close together beats one that repeats a part of it. Measured on XQuAD-vi, hit@1: score
   * alone .922, times coverage of the whole .933, of the window .932, of both as here .932 (and on
   * passages twice as long .921, .932, .936, .937).
   */
  function rank(
    terms: readonly QueryTerm[],
    candidates: readonly Candidate[],
    limit: number,
  ): PassageHit[] {
    const meter = createCoverageMeter(terms);
    const ranked = candidates.flatMap(({ position, score }) => {
      const passageTerms = holder.termsAt(position);
      if (passageTerms === undefined) return [];
      const { whole, window } = meter.measure(passageTerms, 'ranking');
      return { position, passageTerms, score: score * Math.sqrt(whole * window) };
    });
    ranked.sort((a, b) => b.score - a.score || a.position - b.position);
    return ranked.slice(0, limit).flatMap(({ position, passageTerms, score }) => {
      const passage = holder.passageAt(position);
      if (passage === undefined) return [];
      const { whole, window } = meter.measure(passageTerms, 'content');
      return { passage, score, coverage: whole, focus: window };
    });
  }

  return { size, search };
}

/** The terms the engine is asked for: known ones, heaviest first, common ones only for want of rare. */
function selectSearched(terms: readonly QueryTerm[], passageCount: number): WeightedTerm[] {
  const searched: WeightedTerm[] = [];
  let entries = 0;
  for (const { id, weight, frequency } of terms) {
    if (id === null) continue;
    entries += frequency * passageCount;
    const isTooCommon = frequency > COMMON_FREQUENCY || entries > MAX_ENTRIES_READ;
    if (isTooCommon && searched.length >= MIN_SEARCHED_TERMS) continue;
    searched.push({ id, weight });
    if (searched.length === MAX_SEARCHED_TERMS) break;
  }
  return searched;
}

function isNarrowed({ documents, sections }: PassageSearchOptions): boolean {
  return documents !== undefined || sections !== undefined;
}

function isSelected(place: PassagePlace | undefined, options: PassageSearchOptions): boolean {
  if (place === undefined) return false;
  const { documents, sections } = options;
  if (documents !== undefined && !documents.includes(place.document)) return false;
  return (
    sections === undefined || sections.some((prefix) => isWithinSection(place.section, prefix))
  );
}
