import { legalKey } from '../answering/legal-index.js';
import type { Register } from '../domain/register.js';
import { indexFigures } from '../language/figure-index.js';
import { passagesOf } from '../retrieval/build-passages.js';
import type { MatchEntry } from '../retrieval/create-text-matcher.js';
import type { SearchContent } from '../retrieval/search-engine.js';
import { readReferences } from '../retrieval/text-references.js';

/** A task is found by its title first; by its documents' words with a little less trust. */
const QUOTE_WEIGHT = 0.8;

/**
 * Everything of a register that is found by words, and under which ids. Passages and texts are made one
 * by one as they are asked for: those of a large register are never in memory at once.
 */
export function collectSearchContent(register: Omit<Register, 'version'>): SearchContent {
  return {
    register,
    figures: indexFigures(register),
    references: readReferences(register.sections),
    passages: again(() => passagesOf(register.documents, register.sections)),
    texts: {
      tasks: eachOf(register.tasks, (task) => [
        { id: task.id, text: task.title, weight: 1 },
        {
          id: task.id,
          text: [task.title, task.result ?? '', ...task.events.map((event) => event.quote)].join(
            ' ',
          ),
          weight: QUOTE_WEIGHT,
        },
      ]),
      indicators: eachOf(register.indicators, ({ id, name, aliases }) =>
        namesOf(id, [name, ...aliases]),
      ),
      lists: eachOf(register.lists, ({ id, title, about }) => namesOf(id, [title, ...about])),
      terms: eachOf(register.terms, ({ term, aliases }) => namesOf(term, [term, ...aliases])),
      legal: eachOf(register.legalReferences, (reference) =>
        namesOf(legalKey(reference), [`${reference.kind} ${reference.number} ${reference.about}`]),
      ),
      inconsistencies: eachOf(register.inconsistencies, ({ id, statement, about }) =>
        namesOf(id, [statement, ...about]),
      ),
      headings: eachOf(register.sections, ({ document, path, heading }) =>
        heading === null ? [] : namesOf(`${document} ${path}`, [heading]),
      ),
    },
  };
}

/** What each of the records gives, made anew each time it is gone through. */
const eachOf = <R>(
  records: readonly R[],
  entriesOf: (record: R) => readonly MatchEntry[],
): Iterable<MatchEntry> =>
  again(function* () {
    for (const record of records) yield* entriesOf(record);
  });

const again = <T>(start: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: start });

function namesOf(id: string, texts: readonly string[]): MatchEntry[] {
  return texts.map((text) => ({ id, text, weight: 1 }));
}
