import { z } from 'zod';
import type { Agency } from '../../domain/agency.js';
import type { Inconsistency, Indicator } from '../../domain/indicator.js';
import { isLocalDate } from '../../domain/local-date.js';
import type { LegalReference, StatedList, Term } from '../../domain/reference.js';
import type { TaskRecord } from '../../domain/task.js';

/** Shortest and longest quote, in characters with white space folded. */
export const MIN_QUOTE_LENGTH = 12;
export const MAX_QUOTE_LENGTH = 1500;

const text = z.string().trim().min(1);
// A row may leave out what it has none of.
const optionalText = text.nullable().default(null);
const texts = z.array(text).default([]);
const optionalDay = z
  .string()
  .refine(isLocalDate, 'không phải ngày có thật dạng 2024-07-15')
  .nullable()
  .default(null);
const id = z.string().regex(/^[\w.#()-]+$/, 'chỉ gồm chữ không dấu, số và dấu - _ . # ( )');

const quote = z.string().refine(
  (value) => {
    const { length } = value.replace(/\s+/g, ' ').trim();
    return length >= MIN_QUOTE_LENGTH && length <= MAX_QUOTE_LENGTH;
  },
  `cần từ ${MIN_QUOTE_LENGTH} đến ${MAX_QUOTE_LENGTH} ký tự`,
);
const citation = { document: text, section: text, quote };

const classMember = z.enum(['ministry', 'government', 'province', 'committee', 'enterprise']);

export const agencySchema: z.ZodType<Agency> = z.strictObject({
  id,
  name: text,
  kind: z.enum([
    'ministry',
    'government',
    'province',
    'committee',
    'unit',
    'enterprise',
    'court',
    'association',
    'person',
    'class',
  ]),
  abbreviations: texts,
  aliases: texts,
  parent: optionalText,
  members: z.array(classMember).default([]),
  validFrom: optionalDay,
  validUntil: optionalDay,
  successions: z
    .array(
      z.strictObject({
        agency: text,
        from: z.string().refine(isLocalDate, 'không phải ngày có thật dạng 2024-07-15'),
        fields: z.array(text).nullable().default(null),
      }),
    )
    .default([]),
});

const taskEvent = z.strictObject({
  kind: z.enum(['assigned', 'extended', 'urged', 'reported']),
  ...citation,
  deadlineText: optionalText,
  dueOn: optionalDay,
  status: z.enum(['completed', 'in_progress', 'not_completed']).nullable().default(null),
  statusNote: optionalText,
});

export const taskSchema: z.ZodType<TaskRecord> = z.strictObject({
  id,
  title: text,
  lead: texts,
  coordinating: texts,
  supervisor: optionalText,
  result: optionalText,
  recurrence: optionalText,
  events: z.array(taskEvent).min(1),
});

const observation = z.strictObject({
  kind: z.enum(['actual', 'target']),
  value: text,
  number: z.number().nullable().default(null),
  unit: optionalText,
  detail: optionalText,
  asOf: optionalDay,
  dueOn: optionalDay,
  group: optionalText,
  ...citation,
});

export const indicatorSchema: z.ZodType<Indicator> = z.strictObject({
  id,
  name: text,
  aliases: texts,
  agencies: texts,
  caution: optionalText,
  observations: z.array(observation).min(1),
});

export const inconsistencySchema: z.ZodType<Inconsistency> = z.strictObject({
  id,
  statement: text,
  about: texts,
  places: z.array(z.strictObject(citation)).min(1),
});

export const statedListSchema: z.ZodType<StatedList> = z.strictObject({
  id,
  title: text,
  about: texts,
  polarity: z.enum(['missing', 'done', 'other']),
  members: z.array(z.strictObject({ agency: text, printed: text })).default([]),
  countStated: z.number().int().nonnegative().nullable().default(null),
  ...citation,
});

export const termSchema: z.ZodType<Term> = z.strictObject({
  term: text,
  aliases: texts,
  meaning: text,
  ...citation,
});

export const legalReferenceSchema: z.ZodType<LegalReference> = z.strictObject({
  number: text,
  kind: text,
  issuer: text,
  issuedOn: optionalDay,
  about: text,
  ...citation,
});
