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

/** Looks the subject up in every index. */
export function gatherEvidence(words: string, wide: string, knowledge: KnowledgeBase): Evidence {
  return {
    tasks: knowledge.findTasks(words),
    indicators: better(knowledge.findIndicators(words), knowledge.findIndicators(wide)),
    lists: better(knowledge.findLists(words), knowledge.findLists(wide)),
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
