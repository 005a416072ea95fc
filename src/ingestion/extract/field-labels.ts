import { foldWithOffsets } from '../../language/deadlines/fold-with-offsets.js';

export type FieldRole = 'lead' | 'coordinating' | 'deadline' | 'result' | 'content' | 'money';

/** A labelled part of a point: "Đơn vị chủ trì: Sở Tư pháp." */
export interface Field {
  /** null for the words before the first label. */
  readonly role: FieldRole | null;
  /** What follows the label, trimmed. */
  readonly value: string;
  /** Offset of the value in the given text. */
  readonly start: number;
}

const LABELS: readonly (readonly [FieldRole, string])[] = [
  [
    'lead',
    '(?:don vi|co quan|bo phan|ca nhan)(?: duoc giao)? (?:chu tri|thuc hien|dau moi)(?:,? (?:tham muu|trien khai|thuc hien|theo doi))*',
  ],
  ['lead', 'phan cong(?: thuc hien| nhiem vu)?|chu tri|trach nhiem thuc hien'],
  [
    'coordinating',
    '(?:don vi|co quan) (?:phoi hop|tham gia|lien quan)(?:,? (?:thuc hien|trien khai))*|phoi hop(?: thuc hien)?',
  ],
  [
    'deadline',
    '(?:thoi gian|thoi han|tien do|lo trinh|han)(?:,? (?:thuc hien|hoan thanh|trien khai|ban hanh|trinh|to chuc|bao cao|du kien|xong|dat))*',
  ],
  [
    'result',
    '(?:san pham|ket qua)(?:,? (?:dau ra|du kien|thuc hien|hoan thanh|yeu cau|san pham|dat duoc))*',
  ],
  [
    'content',
    '(?:noi dung|nhiem vu|hoat dong)(?:,? (?:thuc hien|cu the|cong viec|trien khai|chinh))*',
  ],
  ['money', '(?:nguon )?kinh phi(?: thuc hien)?'],
];
const ANY_LABEL = new RegExp(
  `(?<=^|[.;:)] ?|[a-z,] ?)(?:[-+] ?)?(?:${LABELS.map(([, pattern]) => pattern).join('|')}) ?:`,
  'g',
);
const EXACT = LABELS.map(([role, pattern]) => [role, new RegExp(`^(?:${pattern})$`)] as const);
const CAPITAL = /^\p{Lu}/u;

/** The role of a heading that is nothing but a label, or null. */
export function labelRole(heading: string): FieldRole | null {
  const folded = foldWithOffsets(heading)
    .text.trim()
    .replace(/ ?[:.]$/, '');
  return EXACT.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/**
 * Cuts a text at its labels. A label begins the text or is printed with a capital; the words before
 * the first come with role null.
 */
export function splitFields(text: string): Field[] {
  const folded = foldWithOffsets(text);
  const found = [...folded.text.matchAll(ANY_LABEL)].flatMap((match) => {
    const words = match[0].replace(/^[-+] ?/, '');
    const at = folded.at(match.index + match[0].length - words.length);
    if (at > 0 && !CAPITAL.test(text.slice(at))) return [];
    const role = labelRole(words);
    return role ? [{ role, at, from: folded.at(match.index + match[0].length) }] : [];
  });
  const fields: Field[] = [];
  const opening = text.slice(0, found[0]?.at ?? text.length);
  if (opening.trim() !== '')
    fields.push({
      role: null,
      value: opening.trim(),
      start: opening.length - opening.trimStart().length,
    });
  found.forEach(({ role, from }, index) => {
    const raw = text.slice(from, found[index + 1]?.at ?? text.length);
    fields.push({
      role,
      value: raw.trim().replace(/[-+]$/, '').trim(),
      start: from + raw.length - raw.trimStart().length,
    });
  });
  return fields;
}
