import Sqlite from 'better-sqlite3';
import { TEXT_KINDS, type TextKind } from '../../retrieval/search-engine.js';

/** The file's own form; a file of another form is written anew. */
export const SEARCH_FILE_FORM = 1;

/** Terms of passages and of each kind of short text are numbered apart. */
export const PASSAGE_SCOPE = 0;
export const scopeOf = (kind: TextKind): number => TEXT_KINDS.indexOf(kind) + 1;

/**
 * Passages whose entries are written together: bounds the memory that writing takes. A term of a
 * large register has one list of entries for each.
 */
export const PASSAGES_PER_SEGMENT = 20_000;

/** Numbers in a passage's entry: its position, how often its text and its context have the term. */
export const ENTRY_WIDTH = 3;

const TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE terms (scope INTEGER, term TEXT, id INTEGER, texts INTEGER, PRIMARY KEY (scope, term)) WITHOUT ROWID;
  CREATE TABLE entries (scope INTEGER, term INTEGER, segment INTEGER, list BLOB, PRIMARY KEY (scope, term, segment));
  CREATE TABLE passages (position INTEGER PRIMARY KEY, passage TEXT, terms BLOB);
  CREATE TABLE places (position INTEGER PRIMARY KEY, document TEXT, section TEXT, text_length INTEGER, context_length INTEGER);
  CREATE TABLE texts (scope INTEGER, position INTEGER, id TEXT, weight REAL, own_weight REAL, PRIMARY KEY (scope, position)) WITHOUT ROWID;
`;

/** A new file to write to. It is a copy of what the register holds: a power cut may cost it. */
export function createSearchFile(path: string): Sqlite.Database {
  const file = new Sqlite(path);
  file.pragma('journal_mode = OFF');
  file.pragma('synchronous = OFF');
  file.exec(TABLES);
  return file;
}

/** Numbers as a blob. */
export function toBlob(numbers: Int32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The numbers of a blob; copied, for the driver's buffers need not lie on a number's boundary. */
export function fromBlob(blob: Buffer): Int32Array {
  const copy = new Uint8Array(blob.byteLength);
  copy.set(blob);
  return new Int32Array(copy.buffer);
}
