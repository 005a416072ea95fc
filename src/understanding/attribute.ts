import { foldMarks } from '../language/fold.js';

/**
 * What may be asked of anything, and is another question than how much there is of it: "giá điện
 * thoại", "lương cán bộ", "cách làm căn cước". Only what says the word itself answers it.
 */
const ATTRIBUTES = [
  'lương',
  'giá',
  'phí',
  'học phí',
  'lệ phí',
  'phạt',
  'phụ cấp',
  'tiền',
  'lãi suất',
  'tỷ giá',
  'ngân sách',
  'chi phí',
  'vốn',
  'cách',
  'địa chỉ',
  'dự báo',
  'điểm chuẩn',
  'lịch',
] as const;

const BY_FOLDED = new Map<string, string>(ATTRIBUTES.map((word) => [foldMarks(word), word]));
const OPENING = new RegExp(
  `^(?:muc |bang |don |tong |so |khoan )?(${[...BY_FOLDED.keys()].toSorted((a, b) => b.length - a.length).join('|')}) (?!(?:tri|tang|han|dinh|chuc|tuc)\\b)`,
);

/** Ways and days are told of in many words; only figures and tasks must say these themselves. */
export const opensWithManner = (matter: string): boolean =>
  /^(?:cach|lich) /.test(foldMarks(matter.toLowerCase()));

/** Whether `text` says the attribute that `matter` opens with; true where it opens with none. */
export function bearsAttribute(matter: string, text: string): boolean {
  const lower = matter.toLowerCase();
  const folded = foldMarks(lower);
  const attribute = BY_FOLDED.get(OPENING.exec(folded)?.[1] ?? '');
  if (attribute === undefined) return true;
  // With marks typed it must be the word: "gia đình" has no price.
  if (lower !== folded && !lower.includes(attribute)) return true;
  // Texts of offices call money for a purpose by other names.
  const said = attribute === 'tiền' ? '(?:tiền|kinh phí|chi phí|ngân sách)' : attribute;
  // "giá trị", "đánh giá" are no prices.
  return new RegExp(
    `(?<!\\p{L}|đánh )${said}(?!\\p{L})(?! (?:trị|tăng|hạn|định|chức|tục)(?!\\p{L}))`,
    'u',
  ).test(text.normalize('NFC').toLowerCase());
}
