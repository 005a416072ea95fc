import { foldMarks, normaliseText } from '../../language/fold.js';

/** A picture that is asked for. */
export interface ChartRequest {
  /** What of, as typed; empty where only a picture is asked for. */
  readonly subject: string;
  /** Whether the tasks are to stand by the month of their deadline. */
  readonly byMonth: boolean;
  /** Whether everything is meant, whatever was shown last: “tình hình nhiệm vụ”. */
  readonly isOverall: boolean;
}

const WORD = /[\p{L}\p{N}]\S*|\S/gu;
const PICTURE = ['bieu do', 'do thi'];
/** Words before the picture that only order it. */
const ORDERING = new Set(
  (
    've xem cho xin tao lap hien thi xuat gui dung toi em minh anh chi giup ho voi nho hay mot cai ' +
    'bang duoi dang kem theo muon can bot oi da a vui long sep lai them'
  ).split(' '),
);
/** Words after it that only say what kind. */
const KIND = new Set('cot tron duong thanh ngang ve the hien'.split(' '));
/** Words at the end that ask for nothing. */
const COURTESY = new Set('a nhe nha voi giup di em toi nao gium oi'.split(' '));
/** What stands for what was shown last. */
const SHOWN_BEFORE = new Set('nay do tren danh sach so lieu cac cai viec'.split(' '));
const BY_MONTH = /\b(?:theo|tung|moi|cac|hang) thang\b|\bthoi han\b|\bhan (?:hoan thanh|chot)\b/;
/** What says no more than that it is about the tasks as they stand, all of them. */
const OVERALL = new RegExp(
  `^(?:(?:${[
    'tinh hinh|tien do|ket qua|trang thai|tinh trang|ty le|muc do|thong ke|tong hop|tong quan|tong the',
    'bao cao|thuc hien|hoan thanh|trien khai|xu ly|nhiem vu|cong viec|viec|duoc giao|da giao|chung',
    'toan bo|tat ca|toan the|cac|cua|ve|theo|tung|moi|bo nganh|bo|nganh|co quan|don vi|chu tri',
    'hien nay|hien tai|den nay|hom nay|bay gio|hien',
  ].join('|')})(?:[ ,]+|$))+$`,
);
/** With the month asked for, `deadlines` says of tasks what every task's answer holds. */
const DEADLINE_WORDS = /(?:^|\s)(?:thời hạn|thoi han|hạn hoàn thành|han hoan thanh)(?=\s|$)/iu;

/**
 * Reads a request for a picture ("vẽ biểu đồ nhiệm vụ của Bộ X", "quá hạn bằng biểu đồ"), with or
 * without marks; null where none is asked for.
 */
export function readChartRequest(text: string): ChartRequest | null {
  const words = normaliseText(text).match(WORD) ?? [];
  const folded = words.map((word) => foldMarks(word).replace(/[^\p{L}\p{N}]{1,9}$/u, ''));
  const at = folded.findIndex((word, index) =>
    PICTURE.includes(`${word} ${folded[index + 1] ?? ''}`),
  );
  if (at === -1) return null;
  let [from, to, end] = [at, at + 2, words.length];
  while (from > 0 && ORDERING.has(folded[from - 1] ?? '')) from -= 1;
  while (to < end && KIND.has(folded[to] ?? '')) to += 1;
  while (end > to && COURTESY.has(folded[end - 1] ?? '')) end -= 1;
  const left = [...words.slice(0, from), ...words.slice(to, end)];
  const isShownBefore = left.every((word) => SHOWN_BEFORE.has(foldMarks(word)));
  return readChartSubject(isShownBefore ? '' : left.join(' '));
}

/** What a picture is asked of, where that it is one is known already (`/thongke …`). */
export function readChartSubject(text: string): ChartRequest {
  const byMonth = BY_MONTH.test(foldMarks(text));
  const subject = (byMonth ? text.replace(DEADLINE_WORDS, ' nhiệm vụ ') : text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,.;–-]+/, '')
    .trim();
  const folded = foldMarks(normaliseText(subject)).toLowerCase();
  const isOverall = !byMonth && OVERALL.test(folded);
  return { subject: isOverall ? '' : subject, byMonth, isOverall };
}
