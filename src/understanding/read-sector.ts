import type { LeadCount, Sector } from '../domain/query.js';
import type { Reading, Span } from './utterance.js';

// "chuỗi khối" is blockchain.
const SECTOR =
  /(?<! chuoi)(?: (?:trong|o|cua|thuoc|rieng|cac))* (?:khoi|phia) (?:cac )?(bo nganh(?: trung uong)?|bo(?! nganh)|(?:cac )?co quan trung uong|trung uong|dia phuong|tinh(?: thanh)?(?: pho)?)(?= )/g;

const sectorOf = (words: string): Sector =>
  /^(?:bo|trung uong|(?:cac )?co quan)/.test(words) ? 'central' : 'provinces';

/**
 * "khối bộ, ngành", "khối địa phương": all ministries or all provinces as a group. Null where neither
 * is named, or both are, which compares them. The words are no class of assignee: see `span`.
 */
export function readSector(reading: Reading): { sector: Sector; span: Span } | null {
  const found = [...reading.folded.matchAll(SECTOR)];
  const [first] = found;
  if (first?.[1] === undefined || found.length > 1) return null;
  const span = reading.spanOf(first.index, first.index + first[0].length);
  reading.use(span);
  return { sector: sectorOf(first[1]), span };
}

const NUMBERS: Readonly<Record<string, number>> = { hai: 2, ba: 3, bon: 4, nam: 5 };
const NUMBER = `(\\d{1,2}|${Object.keys(NUMBERS).join('|')}|nhieu)`;
const BODIES = '(bo nganh|bo|co quan|don vi|tinh(?: thanh)?(?: pho)?|dia phuong|noi|ben)';
const TOGETHER = '(?:cung |dong |cung nhau |cung dong )*(?:chu tri|lam|thuc hien|phu trach|ganh)';
// "giao cho 3 bộ nào" asks which they are of one task.
const LED_BY = new RegExp(
  `\\b(?:giao|phan cong|do)(?: chung| dong thoi)?(?: cho| tu| den)* ${NUMBER} ${BODIES}(?! nao)(?: (tro len))?(?: ${TOGETHER})?(?= )` +
    `|\\b(?:co )?${NUMBER} ${BODIES} (?:(tro len) )?${TOGETHER}(?= )`,
);

/**
 * "việc nào giao cho 3 cơ quan", "do nhiều bộ cùng chủ trì": tasks by how many lead them together. Null
 * where no such number is named.
 */
export function readLeadCount(reading: Reading): LeadCount | null {
  const match = reading.takeMatch(LED_BY);
  if (!match) return null;
  const word = match[1] ?? match[4] ?? '';
  const bodies = match[2] ?? match[5] ?? '';
  const isOpenEnded = word === 'nhieu' || (match[3] ?? match[6]) !== undefined;
  const number = word === 'nhieu' ? 2 : Number(word) || (NUMBERS[word] ?? 1);
  const sector =
    bodies === 'bo nganh'
      ? 'central'
      : bodies === 'bo'
        ? 'ministries'
        : /^(?:tinh|dia phuong)/.test(bodies)
          ? 'provinces'
          : null;
  return { least: number, most: isOpenEnded ? null : number, sector };
}
