import { addDays, weekdayOf, type LocalDate } from '../../domain/local-date.js';
import type { DateAnchor } from './date-expression.js';
import type { DeadlineMention } from './deadline-mention.js';
import { findDateExpressions } from './find-date-expressions.js';
import { foldedOffset, type FoldedText } from './fold-with-offsets.js';

const WITHIN_DAYS =
  /\b(?:trong|khong qua|toi da|sau|cham nhat(?: la| sau| trong)?|muon nhat)(?: vong| thoi han| thoi gian)?(?: toi da)? (?<count>\d{1,3}) (?<unit>ngay(?: lam viec)?|tuan|thang)(?! dau| cuoi| nam| qua| lien| \d|\/)/g;
const COUNTED_FROM = /^(?:,)? (?:ke|tinh) tu (?:ngay )?/;
/** What happens outside the document: days counted from it end on no day that is known. */
const COUNTED_FROM_AN_EVENT =
  /^(?:,)? (?:(?:ke|tinh) tu (?:khi|luc|thoi diem|ngay (?:nhan|duoc|co|ket thuc|hoan thanh|tiep nhan|phat sinh|nop))|sau khi)(?! duoc (?:ban hanh|ky))/;

/** "trong vòng 30 ngày kể từ ngày …", counted from the stated day, else from the day of issue. */
export function readCountedDays(
  text: string,
  folded: FoldedText,
  anchor: DateAnchor,
): DeadlineMention[] {
  return [...folded.text.matchAll(WITHIN_DAYS)].map((match) => {
    let until = match.index + match[0].length;
    const rest = folded.text.slice(until);
    const from = COUNTED_FROM.exec(rest);
    const isOpen = COUNTED_FROM_AN_EVENT.test(rest);
    const [stated] =
      from && !isOpen
        ? findDateExpressions(text.slice(folded.at(until)), anchor).filter(
            (date) => date.start < from[0].length + 2,
          )
        : [];
    if (stated) until = foldedOffset(folded, folded.at(until) + stated.end);
    const base = isOpen ? null : (stated?.to ?? anchor.issuedOn);
    const start = folded.at(match.index);
    const end = folded.at(until);
    return {
      text: text.slice(start, end),
      start,
      end,
      dueOn:
        base === null
          ? null
          : addPeriod(base, Number(match.groups?.count), match.groups?.unit ?? ''),
      yearStated: true,
      rule: 'trong … ngày',
    };
  });
}

/** Working days are Monday to Friday; public holidays are not known here. */
function addPeriod(base: LocalDate, count: number, unit: string): LocalDate {
  if (unit === 'tuan') return addDays(base, count * 7);
  if (unit === 'thang') return addMonths(base, count);
  if (unit === 'ngay') return addDays(base, count);
  let on = base;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    if (weekdayOf(on) <= 5) left -= 1;
  }
  return on;
}

function addMonths(base: LocalDate, count: number): LocalDate {
  const month = Number(base.slice(5, 7)) - 1 + count;
  const last = new Date(Date.UTC(Number(base.slice(0, 4)), month + 1, 0));
  const day = Math.min(Number(base.slice(8)), last.getUTCDate());
  last.setUTCDate(day);
  return last.toISOString().slice(0, 10);
}
