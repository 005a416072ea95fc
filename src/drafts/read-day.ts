import { findLocalDate, type LocalDate } from '../domain/local-date.js';
import type { DateAnchor } from '../language/deadlines/date-expression.js';
import { readDeadlineCell } from '../language/deadlines/read-deadline-cell.js';
import { normaliseText } from '../language/fold.js';

const NUMERIC =
  /^(?:trước |đến |ngày |trước ngày |đến ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/**
 * The day an admin typed: `30/6/2025`, `2025-06-30`, `ngày 30 tháng 6 năm 2025`, or a period, which
 * means its last day (`tháng 6/2025`, `quý II/2025`). Null where it names none, or one that does not
 * exist (31/6/2025).
 */
export function readDay(text: string, anchor: DateAnchor): LocalDate | null {
  const typed = normaliseText(text);
  const numeric = NUMERIC.exec(typed);
  if (numeric)
    return findLocalDate(Number(numeric[3]), Number(numeric[2]), Number(numeric[1])) ?? null;
  const iso = ISO.exec(typed);
  if (iso) return findLocalDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? null;
  return readDeadlineCell(typed, anchor).dueOn;
}
