import type { LocalDate } from '../../../src/domain/local-date.js';
import type { Register } from '../../../src/domain/register.js';
import { deriveTask } from '../../../src/domain/task.js';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';

/** The real register as it stood on a day: only what the documents of that day and before say. */
export interface RegisterOverTime {
  on(day: LocalDate): Register;
  /** Days on which a document was loaded. */
  readonly loadedOn: readonly LocalDate[];
}

/** Loads the shipped documents on their dates. A version's register is one object, as in the program. */
export async function loadRegisterOverTime(): Promise<RegisterOverTime> {
  const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
  const loadedOn = [...new Set(register.documents.map(({ orderedOn }) => orderedOn))].sort();
  const versions = loadedOn.map((until, index): Register => {
    const documents = register.documents.filter(({ orderedOn }) => orderedOn <= until);
    const known = new Set(documents.map(({ id }) => id));
    const tasks = register.tasks.flatMap((task) => {
      const events = task.events.filter(({ document }) => known.has(document));
      return events.length === 0 ? [] : [deriveTask({ ...task, events })];
    });
    return { ...register, version: index + 1, documents, tasks };
  });
  const first = versions[0];
  if (!first) throw new Error('no document is loaded');
  return {
    loadedOn,
    on: (day) => versions[loadedOn.findLastIndex((until) => until <= day)] ?? first,
  };
}
