import { addDays, weekdayOf, type LocalDate } from '../../domain/local-date.js';
import type { DateAnchor, DateExpression } from './date-expression.js';
import { findDateExpressions } from './find-date-expressions.js';
import { foldWithOffsets, type FoldedText } from './fold-with-offsets.js';

/** Words that set a deadline. */
export interface DeadlineMention {
  /** The words as printed: `trước ngày 30 tháng 5 năm 2024`, `Quý II`. */
  readonly text: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
  /** Last day to meet it; null where the words name no day (`tại kỳ họp thứ 7`). */
  readonly dueOn: LocalDate | null;
  /** False where the year was understood. */
  readonly yearStated: boolean;
  /** Short name of the rule that read it. */
  readonly rule: string;
}

// A notice may come out some weeks after the meeting whose deadlines it repeats; what lies further
// back is told, not ordered.
const DAYS_A_NOTICE_MAY_BE_LATE = 45;
const LOOK_BACK = 120;

type Governor = 'before' | 'until' | 'within' | 'finish' | 'bracket';

/** Words right before a date that make it a deadline, strongest first. */
const GOVERNORS: readonly (readonly [Governor, RegExp])[] = [
  ['before', /\b(?:cham nhat |muon nhat |hoan thanh )?truoc(?: het)?(?: ngay)? ?$/],
  [
    'until',
    /\b(?:cham nhat|muon nhat|khong (?:qua|muon hon|cham hon))(?: la| vao| den| trong| het)*(?: ngay)? ?$/,
  ],
  ['until', /\b(?:den|toi|cho den)(?: het)?(?: ngay)? ?$|\bhet(?: ngay)? ?$/],
  [
    'within',
    /\b(?:ngay )?trong(?: dip| thoi gian)? ?$|\bvao(?: dip| ky(?: [a-z]+){0,2})?(?: ngay)? ?$/,
  ],
  [
    'finish',
    /\b(?:hoan thanh|xong|thoi (?:han|gian|diem)[a-z ]{0,30}:?|(?<!trung |dai |ngan )han(?: chot| cuoi)?:?|tien do[a-z ]{0,20}:|to chuc|lo trinh:) ?$/,
  ],
  ['bracket', /\($/],
];

// "Tính đến ngày …", "từ đầu năm đến …", "từ nay đến …": the day of a figure or a stretch of time.
const STATES_A_FACT =
  /\b(?:tinh|thong ke|ke|tu dau nam|tu nay|so lieu|luy ke)(?: cho)? (?:den|toi)(?: het)?(?: ngay)? ?$/;
const IN_FORCE =
  /\b(?:hieu luc|ap dung|thi hanh|ban hanh|ke tu|bat dau|tu)(?: thi hanh)?(?: ke)?(?: tu)?(?: ngay)? ?$/;
// "các chỉ tiêu đã đặt ra vào năm 2025": the year belongs to the goal.
const SAID_OF_A_GOAL =
  /\b(?:dat ra|de ra|duoc giao|duoc phe duyet|da giao)(?: vao| cho| trong)? ?$/;
const RECURS_AFTER = /^ ?(?:hang|moi) (?:tuan|thang|quy|nam)/;
// "đến năm 2030" names a strategy, not a deadline, unless it opens what is to be reached.
const NAMES_A_TITLE =
  /\b(?:chien luoc|de an|chuong trinh|ke hoach|quy hoach|du an|nghi quyet|quyet dinh|chi thi|luat|giai doan|tam nhin|dinh huong|so tay|khung|danh muc)\b[^;.:]*$/;
const SETS_A_TARGET = /\b(?:phan dau|hoan thanh|dat|bao dam|dam bao|xong|cham nhat)\b[^;.]{0,60}$/;
const OPENS_A_CLAUSE = /(?:^|[;.:,(] ?|\bphan dau )(?:den|toi|cho den|vao)(?: het)?(?: ngay)? ?$/;

const WITHIN_DAYS =
  /\b(?:trong|khong qua|toi da|sau)(?: vong| thoi han| thoi gian)?(?: toi da)? (?<count>\d{1,3}) (?<unit>ngay(?: lam viec)?|tuan|thang)(?! dau| cuoi| nam| qua| lien| \d|\/)/g;
const COUNTED_FROM = /^(?:,)? (?:ke|tinh) tu (?:ngay )?/;
const AT_A_SESSION =
  /\b(?:tai |truoc |trong )?ky hop (?:thu )?(?:\d{1,2}|[ivx]{1,5})(?:,? (?:cua )?quoc hoi(?: khoa [ivx]+)?| khoa [ivx]+)?(?![a-z])/g;

/**
 * The deadlines a piece of an order states, in text order: dates that tell when a document was
 * signed or took force, when a figure was taken, or what a plan is called are none.
 */
export function parseDeadlines(text: string, anchor: DateAnchor): DeadlineMention[] {
  const folded = foldWithOffsets(text);
  const mentions = [
    ...findDateExpressions(text, anchor).flatMap((date) => {
      const mention = readGoverned(text, folded, date, anchor);
      return mention ? [mention] : [];
    }),
    ...readCountedDays(text, folded, anchor),
    ...readSessions(text, folded),
  ];
  return mentions.sort((one, other) => one.start - other.start);
}

/**
 * The deadline of one instruction: of several the first to be met; words that name no day only
 * where there is no date. Null where the text sets none.
 */
export function findDeadline(text: string, anchor: DateAnchor): DeadlineMention | null {
  return firstToBeMet(parseDeadlines(text, anchor));
}

/** Of several deadlines the first to be met, else the first in words alone. */
export function firstToBeMet(mentions: readonly DeadlineMention[]): DeadlineMention | null {
  const dated = mentions.filter((mention) => mention.dueOn !== null);
  const earliest = dated.reduce<DeadlineMention | null>(
    (first, next) => (first && (first.dueOn ?? '') <= (next.dueOn ?? '') ? first : next),
    null,
  );
  return earliest ?? mentions[0] ?? null;
}

function readGoverned(
  text: string,
  folded: FoldedText,
  date: DateExpression,
  anchor: DateAnchor,
): DeadlineMention | null {
  const at = foldedOffset(folded, date.start);
  const until = foldedOffset(folded, date.end);
  const before = folded.text.slice(Math.max(0, at - LOOK_BACK), at);
  const after = folded.text.slice(until, until + 20);
  const governor = findGovernor(before, after, folded.text.slice(at, until));
  if (!governor) return null;
  if (STATES_A_FACT.test(before) || RECURS_AFTER.test(after)) return null;
  if (SAID_OF_A_GOAL.test(before)) return null;
  if (governor.kind !== 'before' && IN_FORCE.test(before)) return null;
  if (isInsideQuotes(folded.text, at)) return null;
  if (isTitleYear(before, date, governor.kind)) return null;
  const pushed = pushForward(date, anchor);
  const dueOn =
    governor.kind === 'before' && date.unit !== 'day' ? addDays(pushed.from, -1) : pushed.to;
  if (anchor.issuedOn !== null && dueOn < addDays(anchor.issuedOn, -DAYS_A_NOTICE_MAY_BE_LATE)) {
    return null;
  }
  const start = folded.at(at - governor.length);
  return {
    text: text.slice(start, date.end),
    start,
    end: date.end,
    dueOn,
    yearStated: date.yearStated,
    rule: date.rule,
  };
}

/** Which governor stands before a date, and how much of it belongs to the deadline's words. */
function findGovernor(
  before: string,
  after: string,
  words: string,
): { kind: Governor; length: number } | null {
  for (const [kind, pattern] of GOVERNORS) {
    const match = pattern.exec(before);
    if (!match) continue;
    if (kind === 'bracket' && !/^ ?\)/.test(after)) continue;
    // The verb "hoàn thành" is the instruction's, the preposition the deadline's.
    const shown = kind === 'before' || kind === 'until' || kind === 'within' ? match[0] : '';
    return { kind, length: shown.replace(/^hoan thanh /, '').length };
  }
  // "trong những tháng cuối năm" is a stretch of time in which a duty holds.
  const isPart = /^(?:cuoi|dau|giua) /.test(words) && !/\bthang ?$/.test(before);
  return isPart ? { kind: 'within', length: 0 } : null;
}

function isTitleYear(before: string, date: DateExpression, kind: Governor): boolean {
  if (date.unit !== 'year' && date.unit !== 'span') return false;
  if (kind === 'bracket') return true;
  if (kind !== 'until' || /\b(?:het|cham nhat|muon nhat) ?$/.test(before)) return false;
  if (date.rule !== 'năm' && date.rule !== 'nhiều năm') return false;
  if (OPENS_A_CLAUSE.test(before) || SETS_A_TARGET.test(before)) return NAMES_A_TITLE.test(before);
  return true;
}

function isInsideQuotes(text: string, at: number): boolean {
  const opened = Math.max(text.lastIndexOf('“', at), text.lastIndexOf('«', at));
  return opened >= 0 && text.indexOf('”', opened) >= at;
}

/**
 * A year left out is the one in which the day still lies ahead of the issue date: "trước 15/1" in a
 * notice of November is next January's.
 */
function pushForward(date: DateExpression, anchor: DateAnchor): { from: LocalDate; to: LocalDate } {
  if (date.yearStated || anchor.issuedOn === null) return date;
  if (date.to >= addDays(anchor.issuedOn, -DAYS_A_NOTICE_MAY_BE_LATE)) return date;
  const nextYear = (on: LocalDate): LocalDate =>
    `${String(Number(on.slice(0, 4)) + 1)}${on.slice(4)}`;
  return { from: nextYear(date.from), to: nextYear(date.to) };
}

/** "trong vòng 30 ngày kể từ ngày …", counted from the stated day, else from the day of issue. */
function readCountedDays(text: string, folded: FoldedText, anchor: DateAnchor): DeadlineMention[] {
  return [...folded.text.matchAll(WITHIN_DAYS)].map((match) => {
    let until = match.index + match[0].length;
    const rest = folded.text.slice(until);
    const from = COUNTED_FROM.exec(rest);
    const [stated] = from
      ? findDateExpressions(text.slice(folded.at(until)), anchor).filter(
          (date) => date.start < from[0].length + 2,
        )
      : [];
    if (stated) until = foldedOffset(folded, folded.at(until) + stated.end);
    const base = stated?.to ?? anchor.issuedOn;
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

function readSessions(text: string, folded: FoldedText): DeadlineMention[] {
  return [...folded.text.matchAll(AT_A_SESSION)].flatMap((match) => {
    const before = folded.text.slice(Math.max(0, match.index - 40), match.index);
    // "đã được thông qua tại kỳ họp thứ 7" tells what happened.
    if (/\bda (?:duoc )?[a-z ,]*$/.test(before)) return [];
    const start = folded.at(match.index);
    const end = folded.at(match.index + match[0].length);
    return [
      {
        text: text.slice(start, end).trim(),
        start,
        end,
        dueOn: null,
        yearStated: true,
        rule: 'kỳ họp',
      },
    ];
  });
}

/** The folded offset at which an original offset is reached. */
function foldedOffset(folded: FoldedText, original: number): number {
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (folded.at(middle) < original) low = middle + 1;
    else high = middle;
  }
  return low;
}
