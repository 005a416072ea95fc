import { daysBetween, endOfMonth, findLocalDate, type LocalDate } from '../domain/local-date.js';
import type { Task } from '../domain/task.js';
import { foldMarks } from '../language/fold.js';

/**
 * Whether a completed task was done before, within or after its deadline, where the documents tell:
 * in words ("hoàn thành trước thời hạn") or by a date in the report's note. Null where they do not.
 */
export function completionTiming(task: Task): 'early' | 'on_time' | 'late' | null {
  if (task.status !== 'completed') return null;
  if (task.events.some((event) => /hoan thanh truoc (?:thoi )?han/.test(foldMarks(event.quote))))
    return 'early';
  if (task.due === null) return null;
  const doneOn = lastDateOf(task.statusNote ?? '', task.due);
  if (doneOn === null) return null;
  return doneOn > task.due ? 'late' : 'on_time';
}

/**
 * The latest date a note names: `29/6/2024`, or the end of `tháng 6/2024`. Where none bears a year
 * (`ngày 28/5`), the year that brings the day nearest to the deadline.
 */
function lastDateOf(note: string, due: LocalDate): LocalDate | null {
  const days = [...note.matchAll(/\b(\d{1,2})\/(\d{1,2})\/(20\d\d)\b/g)].flatMap(
    ([, day, month, year]) => findLocalDate(Number(year), Number(month), Number(day)) ?? [],
  );
  const months = [...note.matchAll(/tháng (\d{1,2})\/(20\d\d)/gi)].map(([, month, year]) =>
    endOfMonth(Number(year), Number(month)),
  );
  const dated = [...days, ...months].toSorted().at(-1);
  if (dated !== undefined) return dated;
  const dueYear = Number(due.slice(0, 4));
  const distance = (day: LocalDate): number => Math.abs(daysBetween(due, day));
  return (
    [...note.matchAll(/ngày (\d{1,2})\/(\d{1,2})(?![\d/])/gi)]
      .flatMap(
        ([, day, month]) =>
          [dueYear - 1, dueYear, dueYear + 1]
            .flatMap((year) => findLocalDate(year, Number(month), Number(day)) ?? [])
            .toSorted((a, b) => distance(a) - distance(b))[0] ?? [],
      )
      .toSorted()
      .at(-1) ?? null
  );
}
