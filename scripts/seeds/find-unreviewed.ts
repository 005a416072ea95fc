import type { TaskRecord } from '../../src/domain/task.js';
import type { ExtractedTask } from '../../src/ingestion/extract/extracted-task.js';
import { foldedKey } from '../../src/language/fold.js';

/**
 * Extracted tasks that nobody has looked at: neither linked nor dropped. One whose words all stand
 * in an event of its section is a part of that event and needs no word of its own.
 */
export function findUnreviewed(
  extracted: readonly ExtractedTask[],
  reviewed: ReadonlySet<ExtractedTask>,
  tasks: readonly TaskRecord[],
): readonly ExtractedTask[] {
  const quotes = new Map<string, string[]>();
  for (const { document, section, quote } of tasks.flatMap(({ events }) => events)) {
    const key = `${document} ${section}`;
    quotes.set(key, [...(quotes.get(key) ?? []), foldedKey(quote)]);
  }
  return extracted.filter(
    (task) =>
      !reviewed.has(task) &&
      !(quotes.get(`${task.document} ${task.section}`) ?? []).some((quote) =>
        quote.includes(foldedKey(task.quote)),
      ),
  );
}
