import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { bareSection, type Section } from '../../domain/document.js';
import type { Steps } from '../../domain/steps.js';
import type { MatchEntry } from '../../retrieval/create-text-matcher.js';
import type { PassageTerms } from '../../retrieval/measure-coverage.js';
import { createPassageNumbering } from '../../retrieval/number-passage.js';
import type { Passage } from '../../retrieval/passage.js';
import { distinctTerms } from '../../retrieval/read-query.js';
import { isAnnex, isPreamble } from '../../retrieval/section-shelf.js';
import { TEXT_KINDS, type SearchContent } from '../../retrieval/search-engine.js';
import { TermTable } from '../../retrieval/term-table.js';
import { rarityOf } from '../../retrieval/term-lookup.js';
import { toJson } from '../json-column.js';
import { createListPacker, packNumbers, type ListPacker } from './packed-lists.js';
import { encodePassageTerms } from './passage-terms-blob.js';
import { encodeStrings } from './strings-blob.js';
import { writeFigures, writeRecords } from './write-records.js';
import {
  createSearchFile,
  DRAFT_EXTENSION,
  PASSAGE_SCOPE,
  scopeOf,
  SEARCH_FILE_FORM,
  toBlob,
} from './search-file.js';

/**
 * Writes the file that holds the terms of a register, step by step. It appears under its name only
 * when it is whole; several processes may write the same one at once.
 */
export function* writeSearchFileSteps(path: string, content: SearchContent): Steps<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}${DRAFT_EXTENSION}`;
  const file = createSearchFile(draft);
  let isWhole = false;
  try {
    file.exec('BEGIN');
    yield* writeSections(file, content.register.sections);
    yield* writeRecords(file, content.register);
    yield* writeFigures(file, content.figures);
    const tables = new Map([[PASSAGE_SCOPE, yield* writePassages(file, content.passages)]]);
    for (const kind of TEXT_KINDS)
      tables.set(scopeOf(kind), yield* writeTexts(file, scopeOf(kind), content.texts[kind]));
    yield* writeTerms(file, tables);
    file
      .prepare('INSERT INTO meta VALUES (?, ?), (?, ?)')
      .run('form', SEARCH_FILE_FORM, 'references', JSON.stringify(content.references));
    file.exec('COMMIT');
    isWhole = true;
  } finally {
    file.close();
    if (!isWhole) rmSync(draft, { force: true });
  }
  renameSync(draft, path);
}

function* writeSections(file: Sqlite.Database, sections: readonly Section[]): Steps<void> {
  const insert = file.prepare('INSERT INTO sections VALUES (?, ?, ?)');
  const insertDocument = file.prepare('INSERT INTO shelf VALUES (?, ?)');
  const insertAnnex = file.prepare('INSERT INTO annexes VALUES (?, ?)');
  const insertPreamble = file.prepare('INSERT INTO preambles VALUES (?, ?)');
  for (const [position, section] of sections.entries()) {
    if (section.document !== sections[position - 1]?.document)
      insertDocument.run(position, section.document);
    const json = JSON.stringify(bareSection(section));
    insert.run(section.document, position, json);
    if (isAnnex(section)) insertAnnex.run(position, json);
    if (isPreamble(section)) insertPreamble.run(position, json);
    yield;
  }
}

function* writePassages(file: Sqlite.Database, passages: Iterable<Passage>): Steps<TermTable> {
  const table = new TermTable();
  const number = createPassageNumbering(table);
  const insert = file.prepare('INSERT INTO passages VALUES (?, ?, ?, ?)');
  const insertDocument = file.prepare('INSERT INTO documents VALUES (?, ?)');
  const lists = createListPacker();
  const lengths: Record<'text' | 'context', number[]> = { text: [], context: [] };
  const counts: Record<'text' | 'context', number[]> = { text: [], context: [] };
  let position = 0;
  let document: string | null = null;
  for (const passage of passages) {
    const terms = number(passage);
    insert.run(position, passage.section, JSON.stringify(passage), encodePassageTerms(terms));
    if (passage.document !== document) insertDocument.run(position, passage.document);
    document = passage.document;
    const fields = countTerms(terms);
    for (const id of new Set([...fields.text.keys(), ...fields.context.keys()]))
      lists.add(id, position, fields.text.get(id) ?? 0, fields.context.get(id) ?? 0);
    for (const field of ['text', 'context'] as const) {
      lengths[field].push(fields[field].size);
      for (const id of fields[field].keys()) counts[field][id] = (counts[field][id] ?? 0) + 1;
    }
    position += 1;
    yield;
  }
  yield* writeLists(file, PASSAGE_SCOPE, lists);
  const insertLengths = file.prepare('INSERT INTO lengths VALUES (?, ?)');
  for (const field of ['text', 'context'] as const)
    insertLengths.run(field, toBlob(Int32Array.from(lengths[field])));
  const insertCounts = file.prepare('INSERT INTO field_counts VALUES (?, ?, ?)');
  for (let term = 0; term < table.size; term += 1) {
    insertCounts.run(term, counts.text[term] ?? 0, counts.context[term] ?? 0);
    yield;
  }
  return table;
}

/** How often each field of a passage has each of its terms. */
function countTerms({
  context,
  sentences,
}: PassageTerms): Record<'text' | 'context', ReadonlyMap<number, number>> {
  const text = new Map<number, number>();
  for (const ids of sentences) for (const id of ids) text.set(id, (text.get(id) ?? 0) + 1);
  const inContext = new Map<number, number>();
  for (const id of context) inContext.set(id, (inContext.get(id) ?? 0) + 1);
  return { text, context: inContext };
}

function* writeTexts(
  file: Sqlite.Database,
  scope: number,
  texts: Iterable<MatchEntry>,
): Steps<TermTable> {
  const table = new TermTable();
  const lists = createListPacker();
  const owners = createNumbering();
  const factors = createNumbering();
  const ownerAt: number[] = [];
  const factorAt: number[] = [];
  /** By position, the numbers of all terms, packed, and of those that weigh something. */
  const packed: Buffer[] = [];
  const contentOf: Int32Array[] = [];
  let position = 0;
  for (const { id, text, weight } of texts) {
    const terms = distinctTerms(text);
    const ids = table.number(terms.map(({ term }) => term));
    table.countPassage(ids);
    for (const term of ids) lists.add(term, position);
    packed.push(packNumbers(ids.toSorted((a, b) => a - b)));
    contentOf.push(Int32Array.from(ids.filter((_, at) => terms[at]?.isFunctionWord === false)));
    ownerAt.push(owners.numberOf(id));
    factorAt.push(factors.numberOf(String(weight)));
    position += 1;
    yield;
  }
  yield* writeLists(file, scope, lists);
  const rarities = Float64Array.from(table.list(), ({ count }) => rarityOf(count, position));
  const weights = Float64Array.from(contentOf, (ids) =>
    ids.reduce((sum, term) => sum + (rarities[term] ?? 0), 0),
  );
  const ids = encodeStrings(owners.list());
  let end = 0;
  const termEnds = Int32Array.from(packed, ({ length }) => (end += length));
  file
    .prepare('INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      scope,
      toJson(factors.list().map(Number)),
      Buffer.from(Uint8Array.from(factorAt)),
      toBlob(weights),
      toBlob(Int32Array.from(ownerAt)),
      ids.bytes,
      toBlob(ids.ends),
      Buffer.concat(packed),
      toBlob(termEnds),
    );
  return table;
}

/** Numbers texts in the order they first come, from 0. */
function createNumbering(): { numberOf(text: string): number; list(): string[] } {
  const numbers = new Map<string, number>();
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    list: () => [...numbers.keys()],
  };
}

function* writeLists(file: Sqlite.Database, scope: number, packer: ListPacker): Steps<void> {
  const insert = file.prepare('INSERT INTO entries VALUES (?, ?, ?)');
  for (const [term, list] of packer.lists()) {
    insert.run(scope, term, list);
    yield;
  }
}

/** One row a term with its uses in every scope: a question looks each of its terms up once. */
function* writeTerms(file: Sqlite.Database, tables: ReadonlyMap<number, TermTable>): Steps<void> {
  const uses = new Map<string, number[]>();
  const insertSize = file.prepare('INSERT INTO sizes VALUES (?, ?)');
  for (const [scope, table] of tables) {
    insertSize.run(scope, table.size);
    for (const { term, id, count } of table.list()) {
      const known = uses.get(term);
      if (known) known.push(scope, id, count);
      else uses.set(term, [scope, id, count]);
      yield;
    }
  }
  const insert = file.prepare('INSERT INTO terms VALUES (?, ?)');
  for (const [term, numbers] of uses) {
    insert.run(term, toBlob(Int32Array.from(numbers)));
    yield;
  }
}
