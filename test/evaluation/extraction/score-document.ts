import type { Gazetteer } from '../../../src/language/agencies/gazetteer.js';
import type { ExtractedTask } from '../../../src/ingestion/extract/extracted-task.js';
import { foldedKey } from '../../../src/language/fold.js';
import { isSameLead } from './is-same-lead.js';
import type { Annotation } from './annotation.js';

/** Counts behind precision and recall; those of several documents are added up. */
export interface ExtractionScore {
  /** Instructions annotated as such, without the optional parts. */
  readonly expected: number;
  /** Of these found. */
  readonly found: number;
  /** Tasks extracted within the scope, and those of them that are annotated (optional ones count). */
  readonly extracted: number;
  readonly justified: number;
  /** Found or justified ones whose lead is annotated; those with exactly these leads. */
  readonly leadKnown: number;
  readonly leadRight: number;
  /** Likewise for the due day, where "none" is an answer too. */
  readonly dueKnown: number;
  readonly dueRight: number;
  /** Instructions annotated with a day, and those found with just that day. */
  readonly dated: number;
  readonly datedRight: number;
  /** Tasks extracted with a day where the annotation says; those with the right one. */
  readonly datesGiven: number;
  readonly datesGivenRight: number;
}

export interface ScoredDocument {
  readonly score: ExtractionScore;
  /** One line a fault, for whoever mends the rules. */
  readonly faults: readonly string[];
}

/** Whether a task stands in the annotated part of its document. */
export function isInScope(section: string, scope: readonly string[]): boolean {
  if (scope.length === 0) return true;
  return scope.some(
    (part) =>
      section === part ||
      (part === 'PL' && section.startsWith('PL')) ||
      ['.', '#'].some((mark) => section.startsWith(`${part}${mark}`)),
  );
}

/**
 * Matches each annotation with at most one task whose words contain its fingerprint — of several the
 * one in the annotated section, then the shortest — and counts.
 */
export function scoreDocument(
  annotations: readonly Annotation[],
  tasks: readonly ExtractedTask[],
  gazetteer: Gazetteer,
): ScoredDocument {
  const open = new Map(
    tasks.map((task) => [task, ` ${foldedKey(`${task.title} ${task.quote}`)} `]),
  );
  const pairs: { annotation: Annotation; task: ExtractedTask | null }[] = [];
  const inOrder = [
    ...annotations.filter((one) => one.optional !== true),
    ...annotations.filter((one) => one.optional === true),
  ];
  for (const annotation of inOrder) {
    const task = findTask(annotation, open);
    if (task !== null) open.delete(task);
    pairs.push({ annotation, task });
  }
  const required = pairs.filter(({ annotation }) => annotation.optional !== true);
  const matched = pairs.flatMap(({ annotation, task }) => (task ? [{ annotation, task }] : []));
  const withLead = matched.flatMap(({ annotation: { lead }, task }) =>
    lead === undefined ? [] : [{ isRight: isSameLead(lead, task.lead, gazetteer), task, lead }],
  );
  const withDue = matched.filter(({ annotation }) => annotation.due !== undefined);
  const isDueRight = ({ annotation, task }: (typeof matched)[number]): boolean =>
    annotation.due === task.dueOn;
  const dated = required.filter(({ annotation }) => typeof annotation.due === 'string');
  const given = withDue.filter(({ task }) => task.dueOn !== null);
  return {
    score: {
      expected: required.length,
      found: required.filter(({ task }) => task !== null).length,
      extracted: tasks.length,
      justified: matched.length,
      leadKnown: withLead.length,
      leadRight: withLead.filter(({ isRight }) => isRight).length,
      dueKnown: withDue.length,
      dueRight: withDue.filter(isDueRight).length,
      dated: dated.length,
      datedRight: dated.filter(({ annotation, task }) => annotation.due === task?.dueOn).length,
      datesGiven: given.length,
      datesGivenRight: given.filter(isDueRight).length,
    },
    faults: [
      ...required
        .filter(({ task }) => task === null)
        .map(({ annotation }) => `missed   ${annotation.section}: ${annotation.words}`),
      ...[...open.keys()].map((task) => `surplus  ${task.section}: ${task.quote.slice(0, 90)}`),
      ...withLead
        .filter(({ isRight }) => !isRight)
        .map(
          ({ task, lead }) =>
            `lead     ${task.section}: ${task.lead.map(({ name }) => name).join('; ')} ≠ ${lead.join('; ')}`,
        ),
      ...withDue
        .filter((pair) => !isDueRight(pair))
        .map(
          ({ annotation, task }) =>
            `due      ${task.section}: ${String(task.dueOn)} ≠ ${String(annotation.due)} (${annotation.words})`,
        ),
    ],
  };
}

function findTask(
  annotation: Annotation,
  open: ReadonlyMap<ExtractedTask, string>,
): ExtractedTask | null {
  const distance = (task: ExtractedTask): number =>
    (isInScope(task.section, [annotation.section]) ? 0 : 100_000) + task.quote.length;
  return [...open]
    .filter(([, words]) => words.includes(` ${annotation.words} `))
    .map(([task]) => task)
    .reduce<ExtractedTask | null>(
      (best, task) => (best && distance(best) <= distance(task) ? best : task),
      null,
    );
}
