import { addDays, type LocalDate } from '../domain/local-date.js';
import type { Query, TaskFilter } from '../domain/query.js';

/**
 * What late tasks are asked for around a day to come: by which day they are judged, or the second list
 * that is meant beside them. Undefined where today is what they are judged by, and one list is meant.
 */
export const splitByDay = (
  asked: TaskFilter,
  today: LocalDate,
): Pick<Query, 'tasks' | 'asOf' | 'also'> | undefined =>
  readAsOf(asked, today) ?? readApart(asked, today);

/** "đến 1/8 thì trễ mấy việc": judged by that day to come. */
function readAsOf(asked: TaskFilter, today: LocalDate): Pick<Query, 'tasks' | 'asOf'> | undefined {
  // "tuần tới việc nào trễ thêm": judged by the end of it.
  if (asked.turnedLate === true && asked.due?.from && asked.due.from >= today && asked.due.to)
    return { tasks: asked, asOf: addDays(asked.due.to, 1) };
  const { due, ...rest } = asked;
  if (asked.overdue !== true || !due?.to || due.to <= today) return undefined;
  return due.from === null || due.from === due.to ? { tasks: rest, asOf: due.to } : undefined;
}

/** "quá hạn và sắp đến hạn": no task is both late and still to come, so two lists are asked for. */
function readApart(asked: TaskFilter, today: LocalDate): Pick<Query, 'tasks' | 'also'> | undefined {
  const { overdue, due, ...rest } = asked;
  if (overdue !== true || !due?.from || due.from < today) return undefined;
  return { tasks: { ...rest, overdue }, also: { ...rest, due, pending: true } };
}
