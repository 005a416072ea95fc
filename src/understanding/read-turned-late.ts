import { addDays, type DateRange, type LocalDate } from '../domain/local-date.js';
import type { TaskFilter } from '../domain/query.js';
import type { Reading } from './utterance.js';

const LATE = '(?:tre|qua han|cham|tre han)';
// "mỗi bộ trễ mấy việc" folds as "mới" does: that only right before the word.
const TURNED = new RegExp(
  `\\b${LATE}(?: han)? them\\b|\\b(?:them|phat sinh)(?: [a-z]+){0,4} (?:bi )?${LATE}\\b` +
    `|\\b(?:moi|vua|vua moi)(?: bi)? ${LATE}\\b|\\b(?:chuyen sang|tro thanh|bat dau) (?:bi )?${LATE}\\b`,
);
/** "mới quá hạn" without a time: within the last week. */
const RECENT_DAYS = 7;

/** Whether tasks are asked for that became late within a time, not all that are late. */
export const asksTurnedLate = (reading: Reading): boolean => reading.has(TURNED);

/**
 * Deadlines of tasks that became late on days of `range`, which is the day after each; of the last week
 * where no days were named.
 */
export function turnedLateDue(
  range: DateRange | undefined,
  today: LocalDate,
): Pick<TaskFilter, 'due' | 'overdue' | 'turnedLate'> {
  const { from, to } = range ?? { from: addDays(today, 1 - RECENT_DAYS), to: today };
  return {
    overdue: true,
    turnedLate: true,
    due: {
      from: from === null ? null : addDays(from, -1),
      to: to === null ? null : addDays(to, -1),
    },
  };
}
