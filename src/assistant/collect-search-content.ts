import { legalKey } from '../answering/compose-legal.js';
import type { Register } from '../domain/register.js';
import { indexFigures } from '../language/figure-index.js';
import { buildPassages } from '../retrieval/build-passages.js';
import type { MatchEntry } from '../retrieval/create-text-matcher.js';
import type { SearchContent } from '../retrieval/search-engine.js';
import { readReferences } from '../retrieval/text-references.js';

/** A task is found by its title first; by its documents' words with a little less trust. */
const QUOTE_WEIGHT = 0.8;

/** Everything of a register that is found by words, and under which ids. */
export function collectSearchContent(register: Omit<Register, 'version'>): SearchContent {
  return {
    sections: register.sections,
    tasks: register.tasks,
    indicators: register.indicators,
    figures: indexFigures(register),
    references: readReferences(register.sections),
    passages: buildPassages(register.documents, register.sections),
    texts: {
      tasks: register.tasks.flatMap((task) => [
        { id: task.id, text: task.title, weight: 1 },
        {
          id: task.id,
          text: [task.title, task.result ?? '', ...task.events.map((event) => event.quote)].join(
            ' ',
          ),
          weight: QUOTE_WEIGHT,
        },
      ]),
      indicators: register.indicators.flatMap(({ id, name, aliases }) =>
        namesOf(id, [name, ...aliases]),
      ),
      lists: register.lists.flatMap(({ id, title, about }) => namesOf(id, [title, ...about])),
      terms: register.terms.flatMap(({ term, aliases }) => namesOf(term, [term, ...aliases])),
      legal: register.legalReferences.flatMap((reference) =>
        namesOf(legalKey(reference), [`${reference.kind} ${reference.number} ${reference.about}`]),
      ),
      inconsistencies: register.inconsistencies.flatMap(({ id, statement, about }) =>
        namesOf(id, [statement, ...about]),
      ),
      headings: register.sections.flatMap(({ document, path, heading }) =>
        heading === null ? [] : namesOf(`${document} ${path}`, [heading]),
      ),
    },
  };
}

function namesOf(id: string, texts: readonly string[]): MatchEntry[] {
  return texts.map((text) => ({ id, text, weight: 1 }));
}
