import type { TaskCorrection } from '../domain/amendment.js';
import { formatDate } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import { CORRECTIONS, deriveTask, type TaskEvent } from '../domain/task.js';
import type { AmendedRegister } from './apply-amendments.js';
import { insertEvent } from './insert-event.js';
import { phraseCorrection } from './phrase-correction.js';

/** Lays what an admin set on a task over the register, as an event of the task's history. */
export function applyCorrection(
  register: Omit<Register, 'version'>,
  amendment: number,
  correction: TaskCorrection,
): AmendedRegister {
  const task = register.tasks.find((one) => one.id === correction.taskId);
  if (!task)
    return {
      register,
      warnings: [
        `Cập nhật số ${amendment} không còn áp dụng được: không còn nhiệm vụ “${correction.taskId}”.`,
      ],
    };
  const known = new Set(register.agencies.map((agency) => agency.id));
  const unknown = (correction.lead ?? []).filter((id) => !known.has(id));
  const event: TaskEvent = {
    kind: 'corrected',
    document: CORRECTIONS,
    section: String(amendment),
    quote: phraseCorrection(correction, register.agencies),
    deadlineText: correction.dueOn === null ? null : formatDate(correction.dueOn),
    dueOn: correction.dueOn,
    status: correction.status,
    statusNote: correction.note,
    correction: {
      amendment,
      madeOn: correction.madeOn,
      orderedOn: correction.orderedOn,
      basis: correction.basis,
    },
  };
  const corrected = deriveTask({
    ...task,
    // A duty that is given a date is no longer one that only recurs.
    recurrence: correction.dueOn === null ? task.recurrence : null,
    lead: correction.lead === null || unknown.length > 0 ? task.lead : correction.lead,
    events: insertEvent(task.events, event, register.documents),
  });
  return {
    register: {
      ...register,
      tasks: register.tasks.map((one) => (one.id === task.id ? corrected : one)),
    },
    warnings: unknown.map(
      (id) => `Cập nhật số ${amendment}: không còn cơ quan “${id}”, giữ cơ quan chủ trì cũ.`,
    ),
  };
}
