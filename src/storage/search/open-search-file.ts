import Sqlite from 'better-sqlite3';
import { createMatcher, type TextMatcher } from '../../retrieval/match-texts.js';
import type { Passage } from '../../retrieval/passage.js';
import type { PassageIndex } from '../../retrieval/passage-index.js';
import { createRankedIndex, type PassagePlace } from '../../retrieval/rank-passages.js';
import { createQueryReader, type QueryReader } from '../../retrieval/read-query.js';
import { TEXT_KINDS, type SearchEngine, type TextKind } from '../../retrieval/search-engine.js';
import { rarityOf, type TermLookup } from '../../retrieval/term-lookup.js';
import { createFileCandidateSource } from './file-candidate-source.js';
import { decodePassageTerms } from './passage-terms-blob.js';
import { createListReader, type ListReader } from './read-lists.js';
import { PASSAGE_SCOPE, scopeOf, SEARCH_FILE_FORM } from './search-file.js';

/** Pages of the file that are kept in memory, in kibibytes. */
const CACHE_KIB = 64 * 1024;
/** Read from the system's own cache without copying, up to this size. */
const MAPPED_BYTES = 2 ** 30;
/** Terms of the last questions are known without looking; more than these are forgotten at once. */
const MOST_REMEMBERED_TERMS = 20_000;

/** An engine on a file that `writeSearchFileSteps` wrote; null where there is none that can be read. */
export function openSearchFile(path: string): SearchEngine | null {
  let file: Sqlite.Database;
  try {
    file = new Sqlite(path, { readonly: true, fileMustExist: true });
  } catch {
    return null;
  }
  try {
    file.pragma(`cache_size = -${CACHE_KIB}`);
    file.pragma(`mmap_size = ${MAPPED_BYTES}`);
    const form = file.prepare("SELECT value FROM meta WHERE name = 'form'").pluck().get();
    if (form !== SEARCH_FILE_FORM) throw new Error(`form ${String(form)}`);
    const readQuery = createQueryReader();
    const readLists = createListReader(file);
    const matchers = new Map(
      TEXT_KINDS.map((kind) => [kind, openMatcher(file, kind, readLists, readQuery)]),
    );
    return {
      passages: openPassages(file, readLists, readQuery),
      match: (kind, words, options) => matchers.get(kind)?.match(words, options) ?? [],
    };
  } catch {
    // Half-written, of another form or damaged: it is written anew from the register.
    file.close();
    return null;
  }
}

function openPassages(
  file: Sqlite.Database,
  readLists: ListReader,
  readQuery: QueryReader,
): PassageIndex {
  const places: PassagePlace[] = [];
  const textLengths: number[] = [];
  const contextLengths: number[] = [];
  const rows = file.prepare<[], [string, string, number, number]>(
    'SELECT document, section, text_length, context_length FROM places ORDER BY position',
  );
  for (const [document, section, textLength, contextLength] of rows.raw().iterate()) {
    places.push({ document, section });
    textLengths.push(textLength);
    contextLengths.push(contextLength);
  }
  const findPassage = file
    .prepare<[number], string>('SELECT passage FROM passages WHERE position = ?')
    .pluck();
  const findTerms = file
    .prepare<[number], Buffer>('SELECT terms FROM passages WHERE position = ?')
    .pluck();
  return createRankedIndex(
    {
      size: places.length,
      terms: lookUpTerms(file, PASSAGE_SCOPE, places.length),
      source: createFileCandidateSource(readLists, {
        text: Int32Array.from(textLengths),
        context: Int32Array.from(contextLengths),
      }),
      placeAt: (position) => places[position],
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

function openMatcher(
  file: Sqlite.Database,
  kind: TextKind,
  readLists: ListReader,
  readQuery: QueryReader,
): TextMatcher {
  const scope = scopeOf(kind);
  const entries: { id: string; weight: number }[] = [];
  const ownWeights: number[] = [];
  const rows = file.prepare<[number], [string, number, number]>(
    'SELECT id, weight, own_weight FROM texts WHERE scope = ? ORDER BY position',
  );
  for (const [id, weight, ownWeight] of rows.raw().iterate(scope)) {
    entries.push({ id, weight });
    ownWeights.push(ownWeight);
  }
  return createMatcher(
    {
      size: entries.length,
      terms: lookUpTerms(file, scope, entries.length),
      positionsOf: (id) => readLists(scope, id)[0] ?? [],
      entryAt: (position) => entries[position],
      ownWeightAt: (position) => ownWeights[position] ?? 0,
    },
    readQuery,
  );
}

/** Terms are looked up in the file; those of the last questions are remembered. */
function lookUpTerms(file: Sqlite.Database, scope: number, texts: number): TermLookup {
  const size = file
    .prepare<[number], number>('SELECT count(*) FROM terms WHERE scope = ?')
    .pluck()
    .get(scope);
  const findTerm = file
    .prepare<[number, string], [number, number]>(
      'SELECT id, texts FROM terms WHERE scope = ? AND term = ?',
    )
    .raw();
  const remembered = new Map<string, readonly [id: number, count: number] | null>();
  const look = (term: string): readonly [id: number, count: number] | null => {
    const known = remembered.get(term);
    if (known !== undefined) return known;
    if (remembered.size >= MOST_REMEMBERED_TERMS) remembered.clear();
    const found = findTerm.get(scope, term) ?? null;
    remembered.set(term, found);
    return found;
  };
  return {
    size: size ?? 0,
    find: (term) => look(term)?.[0] ?? null,
    frequency: (term) => (texts === 0 ? 0 : (look(term)?.[1] ?? 0) / texts),
    rarity: (term) => rarityOf(look(term)?.[1] ?? 0, texts),
  };
}
