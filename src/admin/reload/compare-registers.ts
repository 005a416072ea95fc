import type { KnowledgeDocument } from '../../domain/document.js';
import type { Register } from '../../domain/register.js';
import type { Task } from '../../domain/task.js';

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

function compare<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  textOf: (one: T, content: 'before' | 'after') => string,
): Changes<T> {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: after.filter((one) => {
      const was = old.get(one.id);
      return was !== undefined && textOf(was, 'before') !== textOf(one, 'after');
    }),
    removed: before.filter(({ id }) => !kept.has(id)),
  };
}

/** A document's sections as one text, by document id. */
function sectionTexts({ sections }: Content): ReadonlyMap<string, string> {
  const texts = new Map<string, string[]>();
  for (const section of sections)
    texts.set(section.document, [...(texts.get(section.document) ?? []), canonical(section)]);
  return new Map([...texts].map(([id, parts]) => [id, parts.join('\n')]));
}

/** Equal for equal values in whatever order their keys stand. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

function countDifferences(before: readonly unknown[], after: readonly unknown[]): number {
  const old = new Set(before.map(canonical));
  const now = new Set(after.map(canonical));
  const added = [...now].filter((text) => !old.has(text)).length;
  const removed = [...old].filter((text) => !now.has(text)).length;
  // A row that changed is gone in one form and there in another.
  return Math.max(added, removed);
}

/** Compares two registers by the ids of their documents and tasks. Pure. */
export function compareRegisters(before: Content, after: Content): RegisterChanges {
  const texts = { before: sectionTexts(before), after: sectionTexts(after) };
  const tasks = compare(before.tasks, after.tasks, (task) => canonical(task));
  const statusOf = new Map(before.tasks.map((task) => [task.id, task.status]));
  const isClosed = (task: Task): boolean =>
    task.status === 'completed' && statusOf.get(task.id) !== 'completed';
  return {
    documents: compare(
      before.documents,
      after.documents,
      (one, side) => `${canonical(one)}\n${texts[side].get(one.id) ?? ''}`,
    ),
    tasks: { ...tasks, changed: tasks.changed.filter((task) => !isClosed(task)) },
    closed: tasks.changed.filter(isClosed),
    others:
      countDifferences(before.agencies, after.agencies) +
      countDifferences(before.indicators, after.indicators) +
      countDifferences(before.inconsistencies, after.inconsistencies) +
      countDifferences(before.lists, after.lists) +
      countDifferences(before.terms, after.terms) +
      countDifferences(before.legalReferences, after.legalReferences),
  };
}

/** Whether nothing differs. */
export const isEmpty = ({ documents, tasks, closed, others }: RegisterChanges): boolean =>
  [documents, tasks].every(
    ({ added, changed, removed }) => added.length + changed.length + removed.length === 0,
  ) &&
  closed.length === 0 &&
  others === 0;
