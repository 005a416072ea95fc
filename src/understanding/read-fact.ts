import type { Reading } from './utterance.js';

/** A fact about a task that documents may or may not record. */
export type Fact = 'event_date' | 'number' | 'budget' | 'result';

const EVENT =
  '(?:thong qua|phe duyet|ban hanh|co hieu luc|hieu luc|ky|trinh|khai truong|khanh thanh|hoan thanh|xong|to chuc)';
const WHEN = '(?:ngay nao|ngay may|khi nao|luc nao|bao gio|hom nao|thang nao)';

/** "kết quả yêu cầu", "sản phẩm đầu ra": what a task is to bring. */
export const ASKS_RESULT =
  /\b(?:ket qua|san pham)(?: (?:dau ra|cuoi cung))? (?:(?:ma )?(?:phai (?:co|dat|ra|nop)|yeu cau|can (?:co|dat)|dau ra|la gi|gi|nao)\b)(?: la)?|\byeu cau (?:ket qua|san pham)(?: (?:gi|nao|la))*\b|\b(?:san pham )?dau ra(?: (?:la|cua))*\b|^ (?:cac |nhung )?(?:san pham|ket qua) cua(?= (?:ke hoach|de an|nghi dinh|chien luoc|nhiem vu|luat|quyet dinh|hoi nghi|phien hop)\b)/;

const FACTS: readonly (readonly [Fact, RegExp])[] = [
  ['result', ASKS_RESULT],
  [
    'budget',
    /\b(?:kinh phi|ngan sach|du toan|bao nhieu tien|het bao nhieu|(?:bao nhieu|may) (?:ty|trieu|nghin ty)|chi phi|von dau tu)\b/,
  ],
  [
    'number',
    // "kinh tế số bao nhiêu" asks for no number of a text.
    /(?<! (?:te|doi|lieu|tang|hoi|phu|luc|dan|toan|nang|dung|tri|nganh) )\bso (?:may|bao nhieu)\b|\b(?:quyet dinh|nghi dinh|nghi quyet|van ban|to trinh) (?:nao|so may)(?= $)/,
  ],
  [
    'event_date',
    new RegExp(`\\b${EVENT} (?:[a-z]+ ){0,8}${WHEN}\\b|\\b${WHEN} (?:[a-z]+ ){0,3}${EVENT}\\b`),
  ],
];

/** Which recorded fact is asked for beside state and deadline; undefined where none is. */
export function readFact(reading: Reading): Fact | undefined {
  return FACTS.find(([, pattern]) => reading.has(pattern))?.[0];
}
