import type { AnswerTask } from '../domain/answer.js';
import { comparableText, sectionSegments } from './compare-text.js';
import type { GoldTask } from './question-schema.js';

/** What the short document keys of question and gold files stand for; other keys are ids. */
export type DocumentKeys = Readonly<Record<string, string>>;

/** A task of the gold file, ready to be recognised. */
export interface GoldEntry {
  readonly key: string;
  readonly document: string;
  readonly section: string;
  readonly fingerprints: readonly RegExp[];
  /** Whether being cited from the section is proof enough. */
  readonly isAlone: boolean;
}

/** The gold tasks by key. */
export interface GoldRegister {
  /** Throws RangeError for a key the gold file does not have. */
  require(key: string): GoldEntry;
}

/** Longer texts would let a fingerprint be found by chance. */
const MAX_TASK_TEXT = 6000;
const MAX_QUOTE = 1500;

/**
 * Gold tasks placed in the loaded documents; `documents` gives the ids behind their short names.
 */
export function createGoldRegister(
  tasks: readonly GoldTask[],
  documents: DocumentKeys,
): GoldRegister {
  const documentOf = (doc: string): string => documents[doc] ?? doc;
  const placeOf = (task: GoldTask): string =>
    `${documentOf(task.doc)} ${sectionSegments(task.section).join('.')}`;
  const perPlace = new Map<string, number>();
  for (const task of tasks) perPlace.set(placeOf(task), (perPlace.get(placeOf(task)) ?? 0) + 1);
  const byKey = new Map(
    tasks.map((task): [string, GoldEntry] => [
      task.key,
      {
        key: task.key,
        document: documentOf(task.doc),
        section: task.section,
        fingerprints: task.fingerprints.map((pattern) => new RegExp(pattern, 'iu')),
        isAlone: task.only ?? perPlace.get(placeOf(task)) === 1,
      },
    ]),
  );
  return {
    require(key) {
      const entry = byKey.get(key);
      if (!entry) throw new RangeError(`không có nhiệm vụ ${key} trong tệp đáp án`);
      return entry;
    },
  };
}

/** Whether an answer's task is the work that a gold entry records. */
export function isSameWork(task: AnswerTask, entry: GoldEntry): boolean {
  const quotes = task.sources
    .map((source) => comparableText(source.quote))
    .filter((quote) => quote.length <= MAX_QUOTE);
  const text = [comparableText(task.title), comparableText(task.result ?? ''), ...quotes]
    .filter(Boolean)
    .join(' \n ');
  if (text.length < MAX_TASK_TEXT && entry.fingerprints.some((pattern) => pattern.test(text)))
    return true;
  const path = sectionSegments(entry.section).join('.');
  return (
    entry.isAlone &&
    task.sources.some(
      (source) =>
        source.document === entry.document && sectionSegments(source.section).join('.') === path,
    )
  );
}
