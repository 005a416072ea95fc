import type { KnowledgeDocument } from '../../domain/document.js';
import { KnowledgeError } from '../../domain/errors.js';
import type { Steps } from '../../domain/steps.js';
import { checkReferences } from './check-references.js';
import { showValue } from './explain-issue.js';
import { foldQuote } from './fold-quote.js';
import { createSectionWords, type SectionText } from './section-words.js';
import type { Seeds } from './seeds.js';

/** A quote with where it is said to stand. */
export interface Citation {
  readonly document: string;
  readonly section: string;
  readonly quote: string;
}

/** A quote may begin or end a little outside its section, not for the most part. */
const MIN_SHARE_INSIDE = 0.5;

/** Every citation of the seeds with its record and the column prefix it stands under. */
export function* citationsOf(
  seeds: Seeds,
): Generator<[record: object, prefix: string, citation: Citation]> {
  for (const task of seeds.tasks)
    for (const [at, event] of task.events.entries()) yield [task, `events.${at}.`, event];
  for (const indicator of seeds.indicators)
    for (const [at, observation] of indicator.observations.entries())
      yield [indicator, `observations.${at}.`, observation];
  for (const inconsistency of seeds.inconsistencies)
    for (const [at, place] of inconsistency.places.entries())
      yield [inconsistency, `places.${at}.`, place];
  for (const record of [...seeds.lists, ...seeds.terms, ...seeds.legalReferences])
    yield [record, '', record];
}

/**
 * Checks the seeds against each other and against the documents: known agencies and documents,
 * sections that exist, quotes that stand word for word in their document and for
 * the most part in their section, events and observations
 * in document order. `documents` oldest first; `sourceTexts` by document id. Returns every fault, citation by
 * citation.
 */
export function* checkSeedsSteps(
  seeds: Seeds,
  documents: readonly KnowledgeDocument[],
  sections: readonly SectionText[],
  sourceTexts: ReadonlyMap<string, string>,
): Steps<readonly KnowledgeError[]> {
  const faults: KnowledgeError[] = [...checkReferences(seeds)];
  const addFault = (record: object, reason: string): void => {
    const { file, line } = seeds.requirePlace(record);
    faults.push(new KnowledgeError(file, line, reason));
  };

  const rankOf = new Map(documents.map((document, rank) => [document.id, rank]));
  const words = createSectionWords(sections);
  const texts = new Map([...sourceTexts].map(([id, text]) => [id, foldQuote(text)]));

  for (const [record, prefix, { document, section, quote }] of citationsOf(seeds)) {
    yield;
    if (!rankOf.has(document)) {
      addFault(record, `cột ${prefix}document: không có văn bản ${showValue(document)}`);
      continue;
    }
    const hasSection = words.has(document, section);
    if (!hasSection)
      addFault(record, `cột ${prefix}section: ${document} không có mục ${showValue(section)}`);
    // Document and section say which of the record's quotes is meant.
    if (!texts.get(document)?.includes(foldQuote(quote)))
      addFault(record, `cột quote không có trong ${document} (mục ${section})`);
    else if (hasSection && words.shareOf(document, section, quote) < MIN_SHARE_INSIDE)
      addFault(record, `cột quote có trong ${document} nhưng nằm ngoài mục ${section}`);
  }

  const checkOrder = (record: object, column: string, cited: readonly Citation[]): void => {
    const ranks = cited.map(({ document }) => rankOf.get(document) ?? 0);
    const at = ranks.findIndex((rank, index) => rank < (ranks[index - 1] ?? 0));
    if (at >= 0)
      addFault(record, `cột ${column}.${at}: ${cited[at]?.document} phải đứng trước văn bản mới hơn`);
  };
  for (const task of seeds.tasks) checkOrder(task, 'events', task.events);
  for (const indicator of seeds.indicators)
    checkOrder(indicator, 'observations', indicator.observations);

  return faults;
}
