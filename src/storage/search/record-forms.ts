import type { Inconsistency, Indicator } from '../../domain/indicator.js';
import type { LegalReference, StatedList, Term } from '../../domain/reference.js';
import type { Register } from '../../domain/register.js';
import type { Task } from '../../domain/task.js';

/**
 * How a field is kept: `unique` and `repeated` texts and `list`s of texts are held in memory with each
 * record (`repeated` and `list` ones once for all that have the same), `derived` ones follow from the
 * others; a letter names the column whose fields are read together when one of them is asked for.
 */
export type FieldForm = 'unique' | 'repeated' | 'list' | 'derived' | 'a' | 'b';

/** The fields of a record in the order that records have them elsewhere. */
export type RecordForm<T> = Readonly<Record<keyof T & string, FieldForm>>;

/** Columns of a record's table for what is read when asked for; a kind uses one or both. */
export const LATER_COLUMNS = ['a', 'b'] as const;

/** The members of a register whose records are kept in the search file, and what a record of each is. */
export interface FiledKinds {
  readonly tasks: Task;
  readonly indicators: Indicator;
  readonly inconsistencies: Inconsistency;
  readonly lists: StatedList;
  readonly terms: Term;
  readonly legalReferences: LegalReference;
}

export type FiledKind = keyof FiledKinds;

/** Records as a register has them, by kind. */
export type FiledRecords = Pick<Register, FiledKind>;

/** Held is what all records of a kind are selected by; a question looks at the rest of a few. */
export const RECORD_FORMS: { readonly [K in FiledKind]: RecordForm<FiledKinds[K]> } = {
  tasks: {
    id: 'unique',
    title: 'a',
    lead: 'list',
    coordinating: 'list',
    supervisor: 'repeated',
    result: 'a',
    recurrence: 'repeated',
    events: 'b',
    due: 'repeated',
    originalDue: 'repeated',
    deadlineText: 'a',
    status: 'repeated',
    statusNote: 'a',
    statusEvent: 'derived',
  },
  indicators: {
    id: 'unique',
    name: 'unique',
    aliases: 'a',
    agencies: 'a',
    caution: 'a',
    observations: 'b',
  },
  inconsistencies: { id: 'unique', statement: 'a', about: 'a', places: 'a' },
  lists: {
    id: 'unique',
    title: 'a',
    about: 'a',
    polarity: 'repeated',
    members: 'a',
    countStated: 'a',
    document: 'repeated',
    section: 'a',
    quote: 'a',
  },
  terms: {
    term: 'unique',
    aliases: 'a',
    meaning: 'a',
    document: 'repeated',
    section: 'a',
    quote: 'a',
  },
  legalReferences: {
    number: 'unique',
    kind: 'repeated',
    issuer: 'repeated',
    issuedOn: 'repeated',
    about: 'a',
    document: 'repeated',
    section: 'repeated',
    quote: 'a',
  },
};

export const FILED_KINDS = Object.keys(RECORD_FORMS) as readonly FiledKind[];

/** A form's fields with how each is kept. */
export const fieldsOf = (kind: FiledKind): readonly (readonly [string, FieldForm])[] =>
  Object.entries<FieldForm>(RECORD_FORMS[kind]);

/** The fields that are held in memory, in their order. */
export const heldFieldsOf = (kind: FiledKind): readonly (readonly [string, FieldForm])[] =>
  fieldsOf(kind).filter(([, form]) => ['unique', 'repeated', 'list'].includes(form));

/** Tables of held fields and of the others. */
export const heldTable = (kind: FiledKind): string => `${kind}_held`;
export const laterTable = (kind: FiledKind): string => `${kind}_later`;

/** What creates the tables of all kinds; every column may hold anything. */
export const RECORD_TABLES = FILED_KINDS.map(
  (kind) => `
  CREATE TABLE ${heldTable(kind)} (position INTEGER PRIMARY KEY, ${heldFieldsOf(kind)
    .map(([name]) => `"${name}"`)
    .join(', ')});
  CREATE TABLE ${laterTable(kind)} (position INTEGER PRIMARY KEY, ${LATER_COLUMNS.join(', ')});`,
).join('');
