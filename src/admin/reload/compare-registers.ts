import type { KnowledgeDocument, Section } from '../../domain/document.js';
import type { Register } from '../../domain/register.js';
import { finishNow, type Steps } from '../../domain/steps.js';
import type { Task } from '../../domain/task.js';
import { isSameContent } from './is-same-content.js';

/** What one register has that another has not. */
export interface RegisterChanges {
  readonly documents: Changes<KnowledgeDocument>;
  /** Without those that are `closed`. */
  readonly tasks: Changes<Task>;
  /** Tasks that became completed. */
  readonly closed: readonly Task[];
  /** How many other rows differ: agencies, indicators, lists, terms, legal references … */
  readonly others: number;
}

/** What differs between two versions of a list. */
export interface Changes<T> {
  readonly added: readonly T[];
  /** As they are now. */
  readonly changed: readonly T[];
  /** As they were. */
  readonly removed: readonly T[];
}

type Content = Omit<Register, 'version'>;

function* compareSteps<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  isSame: (was: T, is: T) => boolean,
): Steps<Changes<T>> {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = new Set(after.map(({ id }) => id));
  const changed: T[] = [];
  for (const one of after) {
    const was = old.get(one.id);
    if (was !== undefined && !isSame(was, one)) changed.push(one);
    yield;
  }
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed,
    removed: before.filter(({ id }) => !kept.has(id)),
  };
}

/** The documents whose sections are not the same ones, in the same order. */
function* changedTextSteps(before: Content, after: Content): Steps<ReadonlySet<string>> {
  const old = groupByDocument(before.sections);
  const now = groupByDocument(after.sections);
  const changed = new Set<string>();
  for (const [document, sections] of now) {
    const were = old.get(document) ?? [];
    if (were.length !== sections.length) changed.add(document);
    for (const [at, section] of sections.entries()) {
      if (changed.has(document)) break;
      if (!isSameContent(were[at], section)) changed.add(document);
      yield;
    }
  }
  for (const document of old.keys()) if (!now.has(document)) changed.add(document);
  return changed;
}

function groupByDocument(sections: readonly Section[]): ReadonlyMap<string, readonly Section[]> {
  const groups = new Map<string, Section[]>();
  for (const section of sections) {
    const group = groups.get(section.document);
    if (group) group.push(section);
    else groups.set(section.document, [section]);
  }
  return groups;
}

/** Equal for equal values in whatever order their keys stand. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

function* differencesSteps(before: readonly unknown[], after: readonly unknown[]): Steps<number> {
  const old = yield* canonicalSteps(before);
  const now = yield* canonicalSteps(after);
  const added = [...now].filter((text) => !old.has(text)).length;
  const removed = [...old].filter((text) => !now.has(text)).length;
  // A row that changed is gone in one form and there in another.
  return Math.max(added, removed);
}

function* canonicalSteps(rows: readonly unknown[]): Steps<ReadonlySet<string>> {
  const texts = new Set<string>();
  for (const row of rows) {
    texts.add(canonical(row));
    yield;
  }
  return texts;
}

/** Compares two registers by the ids of their documents and tasks, a row a step. Pure. */
export function* compareRegistersSteps(before: Content, after: Content): Steps<RegisterChanges> {
  const changedTexts = yield* changedTextSteps(before, after);
  const documents = yield* compareSteps(
    before.documents,
    after.documents,
    (was, is) => isSameContent(was, is) && !changedTexts.has(is.id),
  );
  const tasks = yield* compareSteps(before.tasks, after.tasks, isSameContent);
  const statusOf = new Map(before.tasks.map((task) => [task.id, task.status]));
  const isClosed = (task: Task): boolean =>
    task.status === 'completed' && statusOf.get(task.id) !== 'completed';
  let others = 0;
  for (const [was, is] of [
    [before.agencies, after.agencies],
    [before.indicators, after.indicators],
    [before.inconsistencies, after.inconsistencies],
    [before.lists, after.lists],
    [before.terms, after.terms],
    [before.legalReferences, after.legalReferences],
  ] as const)
    others += yield* differencesSteps(was, is);
  return {
    documents,
    tasks: { ...tasks, changed: tasks.changed.filter((task) => !isClosed(task)) },
    closed: tasks.changed.filter(isClosed),
    others,
  };
}

/** As `compareRegistersSteps`, in one go. */
export const compareRegisters = (before: Content, after: Content): RegisterChanges =>
  finishNow(compareRegistersSteps(before, after));

/** Whether nothing differs. */
export const isEmpty = ({ documents, tasks, closed, others }: RegisterChanges): boolean =>
  [documents, tasks].every(
    ({ added, changed, removed }) => added.length + changed.length + removed.length === 0,
  ) &&
  closed.length === 0 &&
  others === 0;
