import type { z } from 'zod';
import { clipText } from '../../domain/clip-text.js';

const KIND_WORDS: Readonly<Record<string, string>> = {
  string: 'chuỗi ký tự',
  number: 'số',
  int: 'số nguyên',
  array: 'danh sách',
  object: 'đối tượng',
};

const MAX_SHOWN_LENGTH = 60;

/** A value as a message shows it, cut where it is long. */
export function showValue(value: unknown): string {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'không có');
  return `“${shown.length > MAX_SHOWN_LENGTH ? `${clipText(shown, MAX_SHOWN_LENGTH)}…` : shown}”`;
}

function valueAt(row: unknown, path: readonly PropertyKey[]): unknown {
  let value = row;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** What is wrong with a column of `row`, in Vietnamese, with the column's name and its value. */
export function explainIssue(issue: z.core.$ZodIssue, row: unknown): string {
  const value = valueAt(row, issue.path);
  const column = issue.path.length === 0 ? 'dòng này' : `cột ${issue.path.map(String).join('.')}`;
  if (issue.code === 'unrecognized_keys') {
    const inside = issue.path.length === 0 ? '' : ` trong ${column}`;
    return `khóa lạ${inside}: ${issue.keys.map((key) => showValue(key)).join(', ')}`;
  }
  if (value === undefined) return `thiếu ${column}`;
  switch (issue.code) {
    case 'invalid_type':
      return `${column} cần là ${KIND_WORDS[issue.expected] ?? issue.expected}, đang là ${showValue(value)}`;
    case 'invalid_value':
      return `${column} là ${showValue(value)}, không thuộc ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `${column} để trống`;
    case 'custom':
    case 'invalid_format':
      return `${column} là ${showValue(value)}: ${issue.message}`;
    default:
      return `${column} không hợp lệ: ${showValue(value)}`;
  }
}
