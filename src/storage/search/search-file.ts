import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { RECORD_TABLES } from './record-forms.js';
import { TEXT_KINDS, type TextKind } from '../../retrieval/search-engine.js';

/** The file's own form; a file of another form is written anew. */
export const SEARCH_FILE_FORM = 9;

export const SEARCH_FILE_EXTENSION = '.search';
/** Of a file that is being written. */
export const DRAFT_EXTENSION = '.draft';

/** Terms of passages and of each kind of short text are numbered apart. */
export const PASSAGE_SCOPE = 0;
export const scopeOf = (kind: TextKind): number => TEXT_KINDS.indexOf(kind) + 1;

/** Numbers in a term's uses, for each scope that has it: scope, its number there, how many texts. */
export const USE_WIDTH = 3;

/** Numbers in a passage's entry: its position, how often its text and its context have the term. */
export const ENTRY_WIDTH = 3;

const TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE terms (term TEXT PRIMARY KEY, uses BLOB) WITHOUT ROWID;
  CREATE TABLE sizes (scope INTEGER PRIMARY KEY, terms INTEGER);
  CREATE TABLE entries (scope INTEGER, term INTEGER, list BLOB, PRIMARY KEY (scope, term)) WITHOUT ROWID;
  CREATE TABLE sections (document TEXT, position INTEGER, section TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;
  CREATE TABLE field_counts (term INTEGER PRIMARY KEY, in_text INTEGER, in_context INTEGER);
  CREATE TABLE mentions (kind TEXT, of_what TEXT, position INTEGER, id TEXT, PRIMARY KEY (kind, of_what, position)) WITHOUT ROWID;
  CREATE TABLE figures (figure TEXT PRIMARY KEY, uses TEXT) WITHOUT ROWID;
  CREATE TABLE annexes (position INTEGER PRIMARY KEY, section TEXT);
  CREATE TABLE preambles (position INTEGER PRIMARY KEY, section TEXT);
  CREATE TABLE shelf (first INTEGER PRIMARY KEY, document TEXT);
  CREATE TABLE passages (position INTEGER PRIMARY KEY, section TEXT, passage TEXT, terms BLOB);
  CREATE TABLE documents (first INTEGER PRIMARY KEY, document TEXT);
  CREATE TABLE lengths (field TEXT PRIMARY KEY, numbers BLOB) WITHOUT ROWID;
  CREATE TABLE texts (scope INTEGER PRIMARY KEY, factors TEXT, factor_numbers BLOB, weights BLOB, owners BLOB, ids BLOB, id_ends BLOB,
    terms BLOB, term_ends BLOB);
${RECORD_TABLES}`;

/** Where the file of a register stands, by its digest. */
export const searchFilePath = (folder: string, digest: string): string =>
  join(folder, `${digest}-${SEARCH_FILE_FORM}${SEARCH_FILE_EXTENSION}`);

const PAGE_BYTES = 16 * 1024;
/** Pages held while a file is written, in kibibytes. */
const WRITING_CACHE_KIB = 128 * 1024;

/**
 * A new file to write to. It is a copy of what the register holds: a power cut may cost it, but never
 * leaves it under its name with holes in it, for its pages are on the disk once it is committed.
 */
export function createSearchFile(path: string): Sqlite.Database {
  const file = new Sqlite(path);
  // Long lists are read with a quarter of the page turns.
  file.pragma(`page_size = ${PAGE_BYTES}`);
  file.pragma('journal_mode = OFF');
  // Terms come in no order: their pages are written once each, not again and again.
  file.pragma(`cache_size = -${WRITING_CACHE_KIB}`);
  file.pragma('synchronous = NORMAL');
  file.exec(TABLES);
  return file;
}

/** Numbers as a blob. */
export function toBlob(numbers: Int32Array | Float64Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The numbers of a blob; copied, for the driver's buffers need not lie on a number's boundary. */
export function fromBlob(blob: Buffer): Int32Array {
  return new Int32Array(bytesOf(blob));
}

/** The same of 64-bit numbers. */
export function weightsFromBlob(blob: Buffer): Float64Array {
  return new Float64Array(bytesOf(blob));
}

function bytesOf(blob: Buffer): ArrayBuffer {
  const copy = new Uint8Array(blob.byteLength);
  copy.set(blob);
  return copy.buffer;
}
