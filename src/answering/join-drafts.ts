import type { Draft } from './draft.js';

/** Two answers as one, for two questions in one message: each by its headline; counts are the first's. */
export function joinDrafts(first: Draft, second: Draft): Draft {
  return {
    ...first,
    headline: `${first.headline}\n${second.headline}`,
    summary: [...(first.summary ?? []), ...(second.summary ?? [])],
    groups: [...(first.groups ?? []), ...(second.groups ?? [])],
    shown: [...(first.shown ?? []), ...(second.shown ?? [])],
    citations: unique(first.citations, second.citations),
    notes: unique(first.notes, second.notes),
    refused: (first.refused ?? false) && (second.refused ?? false),
    tasks: [...(first.tasks ?? []), ...(second.tasks ?? [])],
    indicators: [...(first.indicators ?? []), ...(second.indicators ?? [])],
    passages: [...(first.passages ?? []), ...(second.passages ?? [])],
  };
}

const unique = (first: readonly string[] = [], second: readonly string[] = []): string[] => [
  ...new Set([...first, ...second]),
];
