import { foldedKey } from '../../language/fold.js';
import type { ColumnRole } from '../parsed-document.js';

/**
 * Header words and what their column holds, tried in this order: `văn bản giao nhiệm vụ` must not be
 * taken for a task column, nor `đơn vị chủ trì` for a unit of measure.
 */
const HEADER_RULES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['ordinal', /^(?:tt|stt|so tt|so thu tu|thu tu)$/],
  ['assignedBy', /van ban giao|van ban chi dao|van ban goc|can cu giao/],
  ['progress', /ket qua thuc hien|ket qua hien nay|tinh hinh|tien do(?! hoan)|ghi chu|trang thai/],
  ['deadline', /thoi gian|thoi han|thoi diem|tien do hoan|han hoan thanh|^han$/],
  [
    'lead',
    /chu tri|co quan thuc hien|don vi thuc hien|phan cong|chiu trach nhiem|co quan theo doi/,
  ],
  ['coordinating', /phoi hop/],
  ['unit', /don vi tinh|^dvt$|^don vi$|^don vi do$/],
  ['result', /ket qua yeu cau|ket qua du kien|ket qua dau ra|san pham|^yeu cau|ket qua can dat/],
  ['value', /chi tieu giao|so lieu|gia tri|^nam 20\d\d$|^ke hoach|^muc tieu 20\d\d/],
  ['indicator', /chi tieu|muc tieu/],
  ['task', /nhiem vu|noi dung|cong viec|hoat dong|de an|van ban/],
  ['lead', /^(?:bo )?co quan$|^don vi thuc$|^bo nganh$|^dia phuong$|^bo co quan$/],
];

/** `KẾT QUẢ` alone: what was asked for, what was reached, or a figure, as the other columns decide. */
const BARE_RESULT = /^ket qua$/;

/** Roles of a table's columns from their header words; `other` where nothing is recognised. */
export function columnRoles(headers: readonly string[]): ColumnRole[] {
  const keys = headers.map(foldedKey);
  const roles = keys.map(
    (key): ColumnRole => HEADER_RULES.find(([, pattern]) => pattern.test(key))?.[0] ?? 'other',
  );
  return roles.map((role, index) => {
    if (!BARE_RESULT.test(keys[index] ?? '')) return role;
    if (roles.includes('indicator')) return 'value';
    return roles.includes('result') ? 'progress' : 'result';
  });
}

/** Whether cells are the header of a table of tasks, indicators or figures: two known columns or more. */
export function isHeaderRow(cells: readonly string[]): boolean {
  if (cells.some((cell) => cell.length > 120)) return false;
  const roles = columnRoles(cells);
  const known = roles.filter((role) => role !== 'other').length;
  return roles[0] === 'ordinal' ? cells.length >= 2 : known >= 3;
}
