import type { DocumentAddition } from '../domain/amendment.js';
import type { KnowledgeDocument } from '../domain/document.js';
import type { Indicator } from '../domain/indicator.js';
import type { Register } from '../domain/register.js';
import { deriveTask, type Task } from '../domain/task.js';
import type { AmendedRegister } from './apply-amendments.js';
import { insertEvent } from './insert-event.js';
import { removeDocument } from './remove-document.js';

const byAge = (left: KnowledgeDocument, right: KnowledgeDocument): number =>
  left.orderedOn.localeCompare(right.orderedOn) || left.id.localeCompare(right.id);

/** `items` by id, without those whose id `existing` holds. */
const newOnes = <T extends { readonly id: string }>(
  items: readonly T[],
  existing: readonly { readonly id: string }[],
): T[] => {
  const ids = new Set(existing.map((one) => one.id));
  return items.filter((one) => !ids.has(one.id));
};

/** Lays an added document over the register, in the place of the one it replaces. */
export function applyDocument(
  register: Omit<Register, 'version'>,
  addition: DocumentAddition,
): AmendedRegister {
  const { document, replaces } = addition;
  if (replaces !== document.id && register.documents.some((one) => one.id === document.id))
    return {
      register,
      warnings: [`Văn bản ${document.shortTitle} đã có trong dữ liệu; bản thêm trong chat bỏ qua.`],
    };
  // What the new document says goes in before the old one comes out: tasks that both speak of stay.
  const eventsOf = new Map<string, DocumentAddition['events'][number]['event'][]>();
  for (const { taskId, event } of addition.events)
    eventsOf.set(taskId, [...(eventsOf.get(taskId) ?? []), event]);

  // Tasks that the new edition gives anew, under the ids they had.
  const given = new Map(
    replaces === null ? [] : addition.tasks.map((task) => [task.id, task] as const),
  );
  const spokenOf = new Set([...eventsOf.keys(), ...given.keys()]);
  const old = replaces === null ? null : removeDocument(register, replaces, spokenOf);
  const kept = old?.register ?? register;
  const documents = [...kept.documents, document].sort(byAge);
  const continued = kept.tasks.map((task) => {
    const anew = given.get(task.id);
    const events = [...(anew?.events ?? []), ...(eventsOf.get(task.id) ?? [])];
    if (events.length === 0) return task;
    const all = events.reduce((list, event) => insertEvent(list, event, documents), task.events);
    return deriveTask({ ...task, ...anew, events: all });
  });
  const added: Task[] = newOnes(addition.tasks, kept.tasks).map(deriveTask);
  const lost = [...eventsOf.keys()].filter((id) => !kept.tasks.some((task) => task.id === id));
  const sectionsOf = new Map<string, typeof kept.sections>([[document.id, addition.sections]]);
  for (const { id } of kept.documents)
    sectionsOf.set(
      id,
      kept.sections.filter((section) => section.document === id),
    );
  return {
    register: {
      ...kept,
      documents,
      sections: documents.flatMap(({ id }) => sectionsOf.get(id) ?? []),
      agencies: [...kept.agencies, ...newOnes(addition.agencies, kept.agencies)],
      tasks: [...continued, ...added].filter((task) => task.events.length > 0),
      indicators: addIndicators(kept.indicators, addition.indicators, documents),
    },
    warnings: [
      ...(old?.warnings ?? []),
      ...lost.map(
        (id) =>
          `${document.shortTitle} nói về nhiệm vụ “${id}”, nay không còn trong dữ liệu; phần đó bỏ qua.`,
      ),
    ],
  };
}

/** New figures of a known indicator join its series at their place by age; others follow. */
function addIndicators(
  known: readonly Indicator[],
  added: readonly Indicator[],
  documents: readonly KnowledgeDocument[],
): Indicator[] {
  const rank = new Map(documents.map((document, at) => [document.id, at]));
  const rankOf = ({ document }: { readonly document: string }): number => rank.get(document) ?? 0;
  const joined = known.map((indicator) => {
    const more = added.find((one) => one.id === indicator.id)?.observations ?? [];
    if (more.length === 0) return indicator;
    const observations = [...indicator.observations, ...more].sort(
      (left, right) => rankOf(left) - rankOf(right),
    );
    return { ...indicator, observations };
  });
  return [...joined, ...newOnes(added, known)];
}
