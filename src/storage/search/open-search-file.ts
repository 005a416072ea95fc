import Sqlite from 'better-sqlite3';
import { createMatcher, STRETCH, type TextMatcher } from '../../retrieval/match-texts.js';
import type { Passage } from '../../retrieval/passage.js';
import type { PassageIndex } from '../../retrieval/passage-index.js';
import { createRankedIndex, type PassagePlace } from '../../retrieval/rank-passages.js';
import { createQueryReader, type QueryReader } from '../../retrieval/read-query.js';
import type { TermLookup } from '../../retrieval/term-lookup.js';
import type { TextReferences } from '../../retrieval/text-references.js';
import { TEXT_KINDS, type SearchEngine, type TextKind } from '../../retrieval/search-engine.js';
import { createFileCandidateSource } from './file-candidate-source.js';
import { decodePassageTerms } from './passage-terms-blob.js';
import { createFigureFinder, openMentions } from './open-records.js';
import { openShelf } from './open-shelf.js';
import { fromJson } from '../json-column.js';
import { createPackedCursor, sumOfList, type PackedRun } from './packed-lists.js';
import { createListReader, type ListReader } from './read-lists.js';
import { createTermLookups } from './look-up-terms.js';
import {
  fromBlob,
  PASSAGE_SCOPE,
  scopeOf,
  SEARCH_FILE_FORM,
  weightsFromBlob,
} from './search-file.js';
import { createStringReader } from './strings-blob.js';

/** Pages of the file that are kept in memory, in kibibytes. */
const CACHE_KIB = 64 * 1024;
/** Read from the system's own cache without copying, up to this size. */
const MAPPED_BYTES = 2 ** 26;

/** What the parts of an engine share. */
interface FileParts {
  readonly file: Sqlite.Database;
  readonly readList: ListReader;
  readonly lookUp: (scope: number, texts: number) => TermLookup;
  readonly readQuery: QueryReader;
}

/** An engine on a file that `writeSearchFileSteps` wrote; null where there is none that can be read. */
export function openSearchFile(path: string): SearchEngine | null {
  const file = openWholeFile(path);
  if (file === null) return null;
  try {
    file.pragma(`cache_size = -${CACHE_KIB}`);
    file.pragma(`mmap_size = ${MAPPED_BYTES}`);
    const parts: FileParts = {
      file,
      readList: createListReader(file),
      lookUp: createTermLookups(file),
      readQuery: createQueryReader(),
    };
    const matchers = new Map(TEXT_KINDS.map((kind) => [kind, openMatcher(parts, kind)]));
    return {
      shelf: openShelf(file),
      references: readReferences(file),
      findFigure: createFigureFinder(file),
      mentions: openMentions(file),
      passages: openPassages(parts),
      match: (kind, words, options) => matchers.get(kind)?.match(words, options) ?? [],
    };
  } catch {
    file.close();
    return null;
  }
}

/** The file, opened to read; null where it is missing, half-written, damaged or of another form. */
export function openWholeFile(path: string): Sqlite.Database | null {
  let file: Sqlite.Database | null = null;
  try {
    file = new Sqlite(path, { readonly: true, fileMustExist: true });
    const form = file.prepare("SELECT value FROM meta WHERE name = 'form'").pluck().get();
    if (form === SEARCH_FILE_FORM) return file;
  } catch {
    // It is written anew from the register.
  }
  file?.close();
  return null;
}

function readReferences(file: Sqlite.Database): TextReferences {
  const json = file
    .prepare<[], string>("SELECT value FROM meta WHERE name = 'references'")
    .pluck()
    .get();
  return JSON.parse(json ?? '') as TextReferences;
}

function openPassages({ file, readList, lookUp, readQuery }: FileParts): PassageIndex {
  const findLengths = file
    .prepare<[string], Buffer>('SELECT numbers FROM lengths WHERE field = ?')
    .pluck();
  const lengthsOf = (field: string): Int32Array =>
    fromBlob(findLengths.get(field) ?? Buffer.alloc(0));
  const text = lengthsOf('text');
  const findPassage = file
    .prepare<[number], string>('SELECT passage FROM passages WHERE position = ?')
    .pluck();
  const findTerms = file
    .prepare<[number], Buffer>('SELECT terms FROM passages WHERE position = ?')
    .pluck();
  return createRankedIndex(
    {
      size: text.length,
      terms: lookUp(PASSAGE_SCOPE, text.length),
      source: createFileCandidateSource(file, readList, { text, context: lengthsOf('context') }),
      placeAt: createPlaceFinder(file),
      passageAt: (position) => {
        const passage = findPassage.get(position);
        return passage === undefined ? undefined : (JSON.parse(passage) as Passage);
      },
      termsAt: (position) => {
        const terms = findTerms.get(position);
        return terms && decodePassageTerms(terms);
      },
    },
    readQuery,
  );
}

/** A document's passages stand together: only where each begins is kept in memory. */
function createPlaceFinder(file: Sqlite.Database): (position: number) => PassagePlace | undefined {
  const documents = file
    .prepare<[], { first: number; document: string }>('SELECT * FROM documents ORDER BY first')
    .all();
  const firsts = Int32Array.from(documents, ({ first }) => first);
  const findSection = file
    .prepare<[number], string>('SELECT section FROM passages WHERE position = ?')
    .pluck();
  return (position) => {
    const document = documents[lastAtOrBefore(firsts, position)]?.document;
    if (document === undefined) return undefined;
    return {
      document,
      // Looked at only where the search is narrowed to parts of a document.
      get section() {
        return findSection.get(position) ?? '';
      },
    };
  };
}

/** Index of the last of ascending numbers that is not above `number`; -1 where all are. */
function lastAtOrBefore(numbers: Int32Array, number: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) <= number) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

function openMatcher(
  { file, readList, lookUp, readQuery }: FileParts,
  kind: TextKind,
): TextMatcher {
  const scope = scopeOf(kind);
  const row = file.prepare<[number], TextsRow>('SELECT * FROM texts WHERE scope = ?').get(scope);
  if (row === undefined) throw new Error(`no texts of ${kind}`);
  const weights = weightsFromBlob(row.weights);
  const owners = fromBlob(row.owners);
  const idEnds = fromBlob(row.id_ends);
  const factors = fromJson<readonly number[]>(row.factors);
  const factorNumbers = row.factor_numbers;
  const unpacked = new Int32Array(STRETCH);
  const terms: PackedRun = { bytes: row.terms, ends: fromBlob(row.term_ends) };
  return createMatcher(
    {
      size: weights.length,
      terms: lookUp(scope, weights.length),
      openList: (id) => createPackedCursor(readList(scope, id), unpacked),
      sumTerms: (position, byTerm) => sumOfList(terms, position, byTerm),
      owners: idEnds.length,
      ownerAt: (position) => owners[position] ?? 0,
      idOf: createStringReader({ bytes: row.ids, ends: idEnds }),
      weightAt: (position) => factors[factorNumbers[position] ?? 0] ?? 0,
      largestWeight: Math.max(0, ...factors),
      ownWeightAt: (position) => weights[position] ?? 0,
    },
    readQuery,
  );
}

/** What is known of the short texts of a kind: see `writeTexts`. */
interface TextsRow {
  /** The different factors, as JSON. */
  readonly factors: string;
  /** By position, a byte each: which of them. */
  readonly factor_numbers: Buffer;
  readonly weights: Buffer;
  readonly owners: Buffer;
  readonly ids: Buffer;
  readonly id_ends: Buffer;
  /** By position its terms, see `PackedRun`. */
  readonly terms: Buffer;
  readonly term_ends: Buffer;
}
