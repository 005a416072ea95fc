import type { ExtractedTask } from '../../src/ingestion/extract/extracted-task.js';
import { foldedKey } from '../../src/language/fold.js';
import type { Place } from './review-files.js';

/** `tb-203-vpcp-2024 B.II.1.d “kết nối các hệ thống”`, as messages name a place. */
export function namePlace({ document, section, words }: Place): string {
  return `${document} ${section}${words === null ? '' : ` “${words}”`}`;
}

/** Whether two references mean the same place. */
export function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.document === other.document && one.section === other.section && one.words === other.words
  );
}

/** Whether an extracted task stands in a section and says the words. */
function says(task: ExtractedTask, { document, section, words }: Place): boolean {
  if (task.document !== document || task.section !== section) return false;
  if (words === null) return true;
  // A page break may keep the quote from bearing the words that the title has.
  return [task.quote, task.title].some((text) =>
    ` ${foldedKey(text)} `.includes(` ${foldedKey(words)} `),
  );
}

/**
 * The extracted task a place means: of those that say its words the one with the shortest quote, so
 * that a place keeps finding its task when the extractor learns to split a sentence. Undefined where
 * none does, or where a place without words meets several.
 */
export function findCandidate(
  place: Place,
  tasks: readonly ExtractedTask[],
): ExtractedTask | undefined {
  const found = tasks.filter((task) => says(task, place));
  if (place.words === null && found.length > 1) return undefined;
  return found.toSorted((one, other) => one.quote.length - other.quote.length)[0];
}
