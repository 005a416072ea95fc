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
import { contentWeightOf } from '../../retrieval/weigh-query.js';
import { encodePassageTerms } from './passage-terms-blob.js';
import { encodeStrings } from './strings-blob.js';
import { writeFigures, writeIndicators, writeTasks } from './write-records.js';
import {
  createSearchFile,
  DRAFT_EXTENSION,
  PASSAGE_SCOPE,
  PASSAGES_PER_SEGMENT,
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
    yield* writeSections(file, content.sections);
    yield* writeTasks(file, content.tasks);
    yield* writeIndicators(file, content.indicators);
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

function* writePassages(file: Sqlite.Database, passages: readonly Passage[]): Steps<TermTable> {
  const table = new TermTable();
  const number = createPassageNumbering(table);
  const insert = file.prepare('INSERT INTO passages VALUES (?, ?, ?, ?)');
  const insertDocument = file.prepare('INSERT INTO documents VALUES (?, ?)');
  const lengths = {
    text: new Int32Array(passages.length),
    context: new Int32Array(passages.length),
  };
  let lists: number[][] = [];
  for (const [position, passage] of passages.entries()) {
    const terms = number(passage);
    insert.run(position, passage.section, JSON.stringify(passage), encodePassageTerms(terms));
    if (passage.document !== passages[position - 1]?.document)
      insertDocument.run(position, passage.document);
    const own = addEntries(lists, position, terms);
    lengths.text[position] = own.text;
    lengths.context[position] = own.context;
    yield;
    if ((position + 1) % PASSAGES_PER_SEGMENT === 0 || position + 1 === passages.length) {
      yield* writeEntries(file, PASSAGE_SCOPE, Math.floor(position / PASSAGES_PER_SEGMENT), lists);
      lists = [];
    }
  }
  const insertLengths = file.prepare('INSERT INTO lengths VALUES (?, ?)');
  insertLengths.run('text', toBlob(lengths.text));
  insertLengths.run('context', toBlob(lengths.context));
  return table;
}

/** Adds a passage to the list of each of its terms; tells how many different terms each field has. */
function addEntries(
  lists: number[][],
  position: number,
  { context, sentences }: PassageTerms,
): { text: number; context: number } {
  const inText = new Map<number, number>();
  for (const ids of sentences) for (const id of ids) inText.set(id, (inText.get(id) ?? 0) + 1);
  const inContext = new Map<number, number>();
  for (const id of context) inContext.set(id, (inContext.get(id) ?? 0) + 1);
  for (const id of new Set([...inText.keys(), ...inContext.keys()]))
    (lists[id] ??= []).push(position, inText.get(id) ?? 0, inContext.get(id) ?? 0);
  return { text: inText.size, context: inContext.size };
}

function* writeTexts(
  file: Sqlite.Database,
  scope: number,
  entries: readonly MatchEntry[],
): Steps<TermTable> {
  const table = new TermTable();
  const lists: number[][] = [];
  for (const [position, { text }] of entries.entries()) {
    const ids = table.number(distinctTerms(text).map(({ term }) => term));
    table.countPassage(ids);
    for (const id of ids) (lists[id] ??= []).push(position);
    yield;
  }
  yield* writeEntries(file, scope, 0, lists);
  const weights = new Float64Array(entries.length);
  for (const [position, { text }] of entries.entries()) {
    weights[position] = contentWeightOf(distinctTerms(text), table);
    yield;
  }
  const ids = encodeStrings(entries.map(({ id }) => id));
  file
    .prepare('INSERT INTO texts VALUES (?, ?, ?, ?, ?)')
    .run(
      scope,
      toBlob(Float64Array.from(entries, ({ weight }) => weight)),
      toBlob(weights),
      ids.bytes,
      toBlob(ids.ends),
    );
  return table;
}

function* writeEntries(
  file: Sqlite.Database,
  scope: number,
  segment: number,
  lists: readonly (readonly number[])[],
): Steps<void> {
  const insert = file.prepare('INSERT INTO entries VALUES (?, ?, ?, ?)');
  for (const [term, list] of lists.entries()) {
    // Terms first met in a later segment leave holes.
    if (list === undefined) continue;
    insert.run(scope, term, segment, toBlob(Int32Array.from(list)));
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
