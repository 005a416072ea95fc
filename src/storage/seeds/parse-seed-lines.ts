import type { z } from 'zod';
import { KnowledgeError } from '../../domain/errors.js';
import { explainIssue, showValue } from './explain-issue.js';

/** A record with its line, from 1. */
export interface SeedRow<T> {
  readonly value: T;
  readonly line: number;
}

export interface SeedLines<T> {
  readonly rows: readonly SeedRow<T>[];
  /** Every fault of the file, in line order. */
  readonly faults: readonly KnowledgeError[];
}

/** Reads JSON lines; blank lines count but hold nothing. `file` is what faults name. */
export function parseSeedLines<T>(file: string, text: string, schema: z.ZodType<T>): SeedLines<T> {
  const rows: SeedRow<T>[] = [];
  const faults: KnowledgeError[] = [];
  for (const [index, raw] of text.replace(/^\ufeff/, '').split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    let row: unknown;
    try {
      // Composed at the entry, as everything compared with it is.
      row = JSON.parse(raw.normalize('NFC'));
    } catch {
      faults.push(new KnowledgeError(file, line, `không phải JSON hợp lệ: ${showValue(raw)}`));
      continue;
    }
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push({ value: parsed.data, line });
    else
      for (const issue of parsed.error.issues)
        faults.push(new KnowledgeError(file, line, explainIssue(issue, row)));
  }
  return { rows, faults };
}
