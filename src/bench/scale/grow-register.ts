import type { Agency } from '../../domain/agency.js';
import type { Section } from '../../domain/document.js';
import { addDays, isLocalDate } from '../../domain/local-date.js';
import type { Register } from '../../domain/register.js';
import { slugOf } from '../../language/fold.js';
import { createRandom, type Random } from './random.js';

type Content = Omit<Register, 'version'>;

/** Share of the different words of a copy that are exchanged for others of the corpus. */
const EXCHANGED_WORDS = 0.3;
/** Bodies made for each copy: a corpus of many documents names many more bodies than five do. */
const UNITS_PER_COPY = 3;
/** Share of a copy's tasks that one of its made bodies leads. */
const UNIT_TASKS = 0.1;
/** Copies lie this far apart, before the real documents: those stay the newest. */
const DAYS_BETWEEN_COPIES = 7;

const WORD = /\p{L}{2,}/gu;
/** What stays as it is: paths, kinds, figures. */
const KEPT_KEYS = new Set([
  'path',
  'section',
  'kind',
  'status',
  'unit',
  'value',
  'polarity',
  'group',
]);
const AGENCY_KEYS = new Set(['lead', 'coordinating', 'supervisor', 'agencies', 'agency']);

/**
 * A register `times` as large as the real one, for measuring: the real one and copies of it with
 * other texts (words exchanged, the same way throughout a copy, so that quotes still stand in their
 * sections), other agencies, other dates and numbers. The same for the same arguments every time.
 */
export function growRegister(base: Content, times: number): Content {
  const words = vocabularyOf(base);
  const copies = Array.from({ length: times - 1 }, (_, index) =>
    copyRegister(base, words, index + 1),
  );
  const all = [base, ...copies];
  const documents = all
    .flatMap((one) => one.documents)
    .toSorted((a, b) => (a.orderedOn < b.orderedOn ? -1 : a.orderedOn > b.orderedOn ? 1 : 0));
  const sectionsOf = new Map<string, Section[]>();
  for (const section of all.flatMap(({ sections }) => sections)) {
    const own = sectionsOf.get(section.document);
    if (own) own.push(section);
    else sectionsOf.set(section.document, [section]);
  }
  return {
    documents,
    sections: documents.flatMap(({ id }) => sectionsOf.get(id) ?? []),
    agencies: all.flatMap(({ agencies }) => agencies),
    tasks: all.flatMap(({ tasks }) => tasks),
    indicators: all.flatMap(({ indicators }) => indicators),
    inconsistencies: all.flatMap(({ inconsistencies }) => inconsistencies),
    lists: all.flatMap(({ lists }) => lists),
    terms: all.flatMap(({ terms }) => terms),
    legalReferences: all.flatMap(({ legalReferences }) => legalReferences),
  };
}

function copyRegister(base: Content, words: readonly string[], copy: number): Content {
  const random = createRandom(copy);
  const exchange = exchangeWords(words, random);
  const units = makeUnits(base.agencies, words, copy, random);
  const moved = rotateAgencies(base.agencies, copy);
  const rewriteText = (text: string): string =>
    text.replace(WORD, (word) => exchange.get(word.toLowerCase()) ?? word);
  const rewriteString = (text: string, key: string): string => {
    if (key === 'document' || key === 'id') return `${text}-${copy}`;
    if (KEPT_KEYS.has(key)) return text;
    if (AGENCY_KEYS.has(key)) return moved.get(text) ?? text;
    if (key === 'number') return text.replace(/^\d+/, (digits) => `${Number(digits) + copy}`);
    return isLocalDate(text) ? addDays(text, -DAYS_BETWEEN_COPIES * copy) : rewriteText(text);
  };
  const rewrite = <T>(value: T, key = ''): T => {
    if (typeof value === 'string') return rewriteString(value, key) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => rewrite(item, key)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]: [string, unknown]) => [
        name,
        rewrite(member, name),
      ]),
    ) as T;
  };
  const copied = rewrite({ ...base, agencies: [] });
  return {
    ...copied,
    agencies: units,
    tasks: copied.tasks.map((task) =>
      random() < UNIT_TASKS ? { ...task, lead: [pick(units, random)?.id ?? ''] } : task,
    ),
  };
}

/** Different words of the corpus, in the order they first stand. */
function vocabularyOf(base: Content): string[] {
  return [...new Set(base.sections.flatMap(({ text }) => text.toLowerCase().match(WORD) ?? []))];
}

function exchangeWords(words: readonly string[], random: Random): ReadonlyMap<string, string> {
  return new Map(
    words.flatMap((word): [string, string][] =>
      random() < EXCHANGED_WORDS ? [[word, pick(words, random) ?? word]] : [],
    ),
  );
}

/** Each agency stands for the `copy`th after it of its kind. */
function rotateAgencies(agencies: readonly Agency[], copy: number): ReadonlyMap<string, string> {
  const byKind = new Map<string, string[]>();
  for (const { id, kind } of agencies) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
  return new Map(
    agencies.flatMap(({ id, kind }): [string, string][] => {
      const peers = byKind.get(kind) ?? [];
      const other = peers[(peers.indexOf(id) + copy) % peers.length];
      return kind === 'class' || other === undefined ? [] : [[id, other]];
    }),
  );
}

function makeUnits(
  agencies: readonly Agency[],
  words: readonly string[],
  copy: number,
  random: Random,
): Agency[] {
  const ministries = agencies.filter(({ kind }) => kind === 'ministry');
  return Array.from({ length: UNITS_PER_COPY }, (_, index): Agency => {
    const parts = [pick(words, random), pick(words, random), pick(words, random)];
    const name = `Cục ${parts.join(' ')} ${copy}`;
    return {
      id: `${slugOf(name)}-${index}`,
      name,
      kind: 'unit',
      abbreviations: [],
      aliases: [],
      parent: pick(ministries, random)?.id ?? null,
      members: [],
      validFrom: null,
      validUntil: null,
      successions: [],
    };
  });
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}
