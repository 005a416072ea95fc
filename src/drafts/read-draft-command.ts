import { foldMarks, normaliseText } from '../language/fold.js';

/** A field of a row that an admin may set. */
export type RowField = 'title' | 'lead' | 'coordinating' | 'result' | 'due' | 'status' | 'note';

/** What an admin says about the draft under review. */
export type DraftCommand =
  | { readonly type: 'drop' | 'restore' | 'unlink'; readonly rows: readonly number[] }
  | {
      readonly type: 'edit';
      readonly row: number;
      readonly field: RowField;
      readonly value: string;
    }
  | { readonly type: 'link'; readonly row: number; readonly words: string }
  | {
      readonly type: 'head';
      readonly field: 'number' | 'date' | 'title' | 'issuer';
      readonly value: string;
    }
  | { readonly type: 'indicators'; readonly keep: boolean }
  | { readonly type: 'replace' }
  | { readonly type: 'accept' }
  | { readonly type: 'cancel' }
  | { readonly type: 'file' }
  | { readonly type: 'show'; readonly page: number };

const FIELDS: readonly (readonly [RowField, RegExp])[] = [
  ['due', /^(?:thoi han|han chot|ngay han|han)\b[:=]?\s?/],
  ['lead', /^(?:co quan chu tri|don vi chu tri|chu tri)\b[:=]?\s?/],
  ['coordinating', /^(?:co quan phoi hop|don vi phoi hop|phoi hop)\b[:=]?\s?/],
  ['title', /^(?:noi dung|nhiem vu|ten|tieu de)\b[:=]?\s?/],
  ['result', /^(?:ket qua|san pham)\b[:=]?\s?/],
  ['status', /^(?:tinh trang|trang thai|tien do)\b[:=]?\s?/],
  ['note', /^ghi chu\b[:=]?\s?/],
];
const HEADS: readonly (readonly ['number' | 'date' | 'title' | 'issuer', RegExp])[] = [
  ['number', /^(?:sua )?so(?: hieu| van ban)?\b[:=]?\s?(?=\d|khong\b)/],
  ['date', /^(?:sua )?ngay(?: ban hanh| van ban)?\b[:=]?\s?(?=\d|thang\b|khong\b)/],
  ['title', /^sua (?:trich yeu|tieu de|ten van ban)\b[:=]?\s?/],
  ['issuer', /^sua co quan ban hanh\b[:=]?\s?/],
];
const ROW_LIST =
  /^(?:dong |hang |so |cac dong |muc )?(\d{1,4}(?:\s?(?:,|;|-|–|den|va|\s)\s?\d{1,4}){0,60})$/;
const MOST_ROWS = 2000;

/** `3`, `1, 4-6`, `2 và 5` → row numbers; null for anything else. */
export function readRowNumbers(text: string): number[] | null {
  const list = ROW_LIST.exec(foldMarks(text.trim()))?.[1];
  if (list === undefined) return null;
  const rows = new Set<number>();
  for (const part of list.split(/\s?(?:,|;|va)\s?|(?<=\d)\s(?=\d)/)) {
    const [from = 0, to = from] = part.split(/\s?(?:-|–|den)\s?/).map(Number);
    if (!(from >= 1) || !(to >= from) || to > MOST_ROWS) return null;
    for (let row = from; row <= to; row += 1) rows.add(row);
  }
  return [...rows];
}

const EXACT: readonly (readonly [RegExp, DraftCommand])[] = [
  [/^(?:nhan|nhan tat ca|dong y|chap nhan|duyet|luu)$/, { type: 'accept' }],
  [/^(?:huy|huy ban nhap|bo ban nhap|bo het|xoa ban nhap)$/, { type: 'cancel' }],
  [/^(?:thay the|thay ban cu|thay)$/, { type: 'replace' }],
  [/^(?:xem|xem lai|xem ban nhap|ban nhap)$/, { type: 'show', page: 1 }],
  [/^(?:tep|file|excel|tep excel|xuat ban nhap)$/, { type: 'file' }],
  [/^bo (?:cac )?(?:chi tieu|so lieu)$/, { type: 'indicators', keep: false }],
  [/^lay (?:cac )?(?:chi tieu|so lieu)$/, { type: 'indicators', keep: true }],
];

/**
 * What a line typed during a review says about the draft, with or without marks, or null where it is
 * no command: then it is a question like any other. `bỏ 3`, `sửa 2 hạn 30/6/2025`,
 * `sửa 2 chủ trì Bộ Y tế`, `số 12/TB-BYT`, `mới 4`, `ghép 4 kế hoạch năm 2024`, `nhận tất cả`.
 */
export function readDraftCommand(text: string): DraftCommand | null {
  const typed = normaliseText(text).replace(/[.!]$/, '');
  const folded = foldMarks(typed);
  // Both are walked together; a letter that folds to two would set them apart.
  if (folded.length !== typed.length) return null;
  const exact = EXACT.find(([pattern]) => pattern.test(folded));
  if (exact) return exact[1];
  const after = (pattern: RegExp): string | null => {
    const match = pattern.exec(folded);
    return match ? typed.slice(match[0].length) : null;
  };
  const rowsAfter = (pattern: RegExp): number[] | null => {
    const rest = after(pattern);
    return rest === null ? null : readRowNumbers(rest);
  };

  const restored = rowsAfter(/^(?:lay lai|khoi phuc|giu lai|giu) /);
  if (restored) return { type: 'restore', rows: restored };
  const dropped = rowsAfter(/^(?:bo|xoa|loai) /);
  if (dropped) return { type: 'drop', rows: dropped };
  const unlinked = rowsAfter(/^(?:moi|tach|viec moi) /);
  if (unlinked) return { type: 'unlink', rows: unlinked };

  const edit = /^sua (?:dong |hang )?(\d{1,4})[ :,.-]{1,3}/.exec(folded);
  if (edit) {
    const rest = { folded: folded.slice(edit[0].length), typed: typed.slice(edit[0].length) };
    for (const [field, pattern] of FIELDS) {
      const match = pattern.exec(rest.folded);
      if (match)
        return {
          type: 'edit',
          row: Number(edit[1]),
          field,
          value: rest.typed.slice(match[0].length).trim(),
        };
    }
    return null;
  }
  const link = /^(?:ghep|noi) (?:dong )?(\d{1,4}) (?:voi |vao )?/.exec(folded);
  if (link)
    return { type: 'link', row: Number(link[1]), words: typed.slice(link[0].length).trim() };
  for (const [field, pattern] of HEADS) {
    const value = after(pattern);
    if (value !== null) return { type: 'head', field, value: value.trim() };
  }
  return null;
}
