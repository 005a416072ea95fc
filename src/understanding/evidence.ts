import type { KnowledgeBase, TextMatch } from '../answering/knowledge-base.js';

/** How well the subject fits each kind of thing the register knows. */
export interface Evidence {
  readonly tasks: readonly TextMatch[];
  readonly indicators: readonly TextMatch[];
  readonly lists: readonly TextMatch[];
  readonly terms: readonly TextMatch[];
  readonly legal: readonly TextMatch[];
  readonly inconsistencies: readonly TextMatch[];
}

/**
 * Looks the subject up in every index: without names and cues, without names of documents, and as
 * typed, since a series or list may bear an agency or a document in its name.
 */
export function gatherEvidence(
  words: string,
  wide: string,
  full: string,
  knowledge: KnowledgeBase,
): Evidence {
  return {
    tasks: knowledge.findTasks(words),
    indicators: [words, wide, full].map((text) => knowledge.findIndicators(text)).reduce(better),
    lists: [words, wide, full].map((text) => knowledge.findLists(text)).reduce(better),
    terms: knowledge.findTerms(wide),
    legal: knowledge.findLegal(wide),
    inconsistencies: knowledge.findInconsistencies(wide),
  };
}

function better(left: readonly TextMatch[], right: readonly TextMatch[]): readonly TextMatch[] {
  return (left[0]?.score ?? 0) >= (right[0]?.score ?? 0) ? left : right;
}

/** The matches about as good as the best: what the words may equally well mean. */
export function nearBest(
  matches: readonly TextMatch[],
  minCoverage: number,
  share = 0.85,
): readonly TextMatch[] {
  const best = matches[0];
  if (!best || best.coverage < minCoverage) return [];
  return matches.filter(
    (match) => match.score >= best.score * share && match.coverage >= minCoverage,
  );
}
