import type { Register } from '../domain/register.js';
import { deriveTask } from '../domain/task.js';
import type { AmendedRegister } from './apply-amendments.js';

/**
 * The register without a document and without everything that only it says. Tasks that no other
 * document speaks of fall away and are named; those of `keep` stay even without events, for a new
 * edition that speaks of them.
 */
export function removeDocument(
  register: Omit<Register, 'version'>,
  id: string,
  keep: ReadonlySet<string> = new Set(),
): AmendedRegister {
  const elsewhere = (one: { readonly document: string }): boolean => one.document !== id;
  const tasks = register.tasks.map((task) => {
    if (task.events.every(elsewhere)) return task;
    return deriveTask({ ...task, events: task.events.filter(elsewhere) });
  });
  const isSpokenOf = (task: (typeof tasks)[number]): boolean =>
    keep.has(task.id) || task.events.some((event) => event.correction === undefined);
  const document = register.documents.find((one) => one.id === id);
  return {
    register: {
      ...register,
      documents: register.documents.filter((one) => one.id !== id),
      sections: register.sections.filter(elsewhere),
      tasks: tasks.filter(isSpokenOf),
      indicators: register.indicators
        .map((indicator) => ({
          ...indicator,
          observations: indicator.observations.filter(elsewhere),
        }))
        .filter((indicator) => indicator.observations.length > 0),
      inconsistencies: register.inconsistencies.filter((one) => one.places.every(elsewhere)),
      lists: register.lists.filter(elsewhere),
      terms: register.terms.filter(elsewhere),
      legalReferences: register.legalReferences.filter(elsewhere),
    },
    warnings: tasks
      .filter((task) => !isSpokenOf(task))
      .map(
        (task) =>
          `Nhiệm vụ “${task.title}” không còn văn bản nào nêu khi bỏ ${document?.shortTitle ?? id}.`,
      ),
  };
}
