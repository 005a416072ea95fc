import type { Amendment } from '../domain/amendment.js';
import type { Register } from '../domain/register.js';
import { deriveTask } from '../domain/task.js';
import type { AmendedRegister } from './apply-amendments.js';
import { removeDocument } from './remove-document.js';

/**
 * The register as it was before the newest amendment in force, or null where that cannot be told
 * from the register alone: a document that took the place of another is gone with what it replaced.
 * Only for the newest one; earlier amendments may have been built upon.
 */
export function withdrawAmendment(
  register: Omit<Register, 'version'>,
  { id, content }: Amendment,
): AmendedRegister | null {
  if (content.kind === 'document')
    return content.replaces === null ? removeDocument(register, content.document.id) : null;
  const tasks = register.tasks.map((task) => {
    if (task.id !== content.taskId) return task;
    return deriveTask({
      ...task,
      lead: content.lead === null ? task.lead : content.before.lead,
      recurrence: content.dueOn === null ? task.recurrence : content.before.recurrence,
      events: task.events.filter((event) => event.correction?.amendment !== id),
    });
  });
  return { register: { ...register, tasks }, warnings: [] };
}
