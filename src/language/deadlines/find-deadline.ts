import { addDays, type LocalDate } from '../../domain/local-date.js';
import type { DateAnchor, DateExpression } from './date-expression.js';
import type { DeadlineMention } from './deadline-mention.js';
import { findDateExpressions } from './find-date-expressions.js';
import { foldedOffset, foldWithOffsets, type FoldedText } from './fold-with-offsets.js';
import { readCountedDays } from './read-counted-days.js';
import { readWordedDeadlines } from './read-worded-deadlines.js';

// A notice may come out some weeks after the meeting whose deadlines it repeats; what lies further
// back is told, not ordered.
const DAYS_A_NOTICE_MAY_BE_LATE = 45;
const LOOK_BACK = 120;

interface Governed {
  readonly kind: Governor;
  /** How much of the words before the date belongs to the deadline's. */
  readonly length: number;
}

type Governor = 'before' | 'until' | 'within' | 'finish' | 'bracket';

/** Words right before a date that make it a deadline, strongest first. */
const GOVERNORS: readonly (readonly [Governor, RegExp])[] = [
  [
    'before',
    /\b(?:cham nhat |muon nhat |hoan thanh )?truoc(?: het)?(?: ngay)?(?: (?:luc )?\d{1,2} ?(?:h|gio|g|:)(?: ?\d{2})?(?: phut)?,?(?: ngay)?)? ?$/,
  ],
  [
    'until',
    /\b(?:cham nhat|muon nhat|khong (?:qua|muon hon|cham hon))(?: la| vao| den| trong| het)*(?: (?:luc )?\d{1,2} ?(?:h|gio|g|:)(?: ?\d{2})?(?: phut)?,?)?(?: ngay)? ?$/,
  ],
  ['until', /\b(?:den|toi|cho den)(?: het)?(?: ngay)? ?$|\bhet(?: ngay)? ?$/],
  [
    'within',
    /\b(?:ngay )?trong(?: dip| thoi gian)? ?$|\bvao(?: ky(?: [a-z]+){0,2})?(?: ngay)? ?$|\b(?:vao|nhan|trong|dung) dip(?: [a-z]+){0,4} ?$/,
  ],
  [
    'finish',
    /\b(?:hoan thanh|xong|thoi (?:han|gian|diem)[a-z ]{0,30}:?|(?<!trung |dai |ngan )han(?: chot| cuoi)?:?|tien do[a-z ]{0,20}:|to chuc|lo trinh:) ?$/,
  ],
  ['bracket', /\((?:tu )?$/],
];

// "Tính đến ngày …", "từ đầu năm đến …", "từ nay đến …": the day of a figure or a stretch of time.
const STATES_A_FACT =
  /\b(?:tinh|thong ke|ke|tu dau nam|tu nay|so lieu|luy ke)(?: cho)? (?:den|toi)(?: het)?(?: ngay)? ?$/;
const IN_FORCE =
  /\b(?:hieu luc|ap dung|thi hanh|ban hanh|ke tu|bat dau|tu)(?: thi hanh)?(?: ke)?(?: tu)?(?: ngay)? ?$/;
const STARTS_A_STRETCH = /(?<!\b(?:tinh|so lieu|ky|thoi ky|giai doan|ke|thong ke) )\btu ?$/;
// "các chỉ tiêu đã đặt ra vào năm 2025": the year belongs to the goal.
const SAID_OF_A_GOAL =
  /\b(?:dat ra|de ra|duoc giao|duoc phe duyet|da giao)(?: vao| cho| trong)? ?$/;
const RECURS_AFTER = /^ ?(?:hang|moi) (?:tuan|thang|quy|nam)/;
// "đến năm 2030" names a strategy, not a deadline, unless it opens what is to be reached.
const NAMES_A_TITLE =
  /\b(?:chien luoc|de an|chuong trinh|ke hoach|quy hoach|du an|nghi quyet|quyet dinh|chi thi|luat|giai doan|tam nhin|dinh huong|so tay|khung|danh muc)\b[^;.:]*$/;
const SETS_A_TARGET = /\b(?:phan dau|hoan thanh|dat|bao dam|dam bao|xong|cham nhat)\b[^;.]{0,60}$/;
const OPENS_A_CLAUSE = /(?:^|[;.:,(] ?|\bphan dau )(?:den|toi|cho den|vao)(?: het)?(?: ngay)? ?$/;

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
    ...readWordedDeadlines(text, folded),
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
  const governor: Governed | null =
    findGovernor(before, after, folded.text.slice(at, until)) ??
    (isStretch(date) && STARTS_A_STRETCH.test(before) ? { kind: 'within', length: 3 } : null);
  if (!governor) return null;
  if (STATES_A_FACT.test(before) || RECURS_AFTER.test(after)) return null;
  if (SAID_OF_A_GOAL.test(before)) return null;
  if (governor.kind !== 'before' && !isStretch(date) && IN_FORCE.test(before)) return null;
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
function findGovernor(before: string, after: string, words: string): Governed | null {
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
  if ((date.unit !== 'year' && date.unit !== 'span') || isStretch(date)) return false;
  if (kind === 'bracket') return true;
  if (kind !== 'until' || /\b(?:het|cham nhat|muon nhat) ?$/.test(before)) return false;
  if (date.rule !== 'năm' && date.rule !== 'nhiều năm') return false;
  if (OPENS_A_CLAUSE.test(before) || SETS_A_TARGET.test(before)) return NAMES_A_TITLE.test(before);
  return true;
}

/** "từ ngày 15/3 đến hết ngày 15/5": days between which something is to be done. */
const isStretch = (date: DateExpression): boolean => date.rule === 'từ … đến …' && namesDays(date);

const namesDays = ({ text }: DateExpression): boolean => /\d ?[/-] ?\d|tháng \d/i.test(text);

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
