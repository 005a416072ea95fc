import type { FindByWords } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';

/** What tells something of its own, whatever stands in the other half. */
const ON_CONTENT: ReadonlySet<Query['intent']> = new Set([
  'indicator',
  'indicator_trend',
  'document_content',
  'legal_documents',
  'missing_list',
  'term',
]);
const ASKS =
  /\b(?:bao nhieu|may|gi|nao|ai|dau|phan tram|the nao|ra sao|khi nao|bao gio|bn|%)(?!\p{L})/u;
const JOINT = /[;?!] ?|, (?:còn |con |và |va )?| (?:và|va|với lại|voi lai|còn|con) /giu;
/** Longer texts are pasted, not asked. */
const MOST_LETTERS = 300;
/** A half of fewer words leans on the other. */
const LEAST_WORDS = 3;

/**
 * Both of two questions in one message, each of which asks and is answered by itself and not by the same
 * thing. Undefined for a single question, and where a half leans on the other.
 */
export function answerBoth(
  text: string,
  whole: Query,
  understand: (clause: string) => Query,
  findIndicators: FindByWords,
): Query | undefined {
  if (!ON_CONTENT.has(whole.intent) && whole.intent !== 'out_of_scope') return undefined;
  const halves = halvesOf(text);
  if (halves === undefined) return undefined;
  const [first, second] = halves.map(understand);
  if (!first || !second || !ON_CONTENT.has(first.intent) || !ON_CONTENT.has(second.intent))
    return undefined;
  if (![first, second].every((query, at) => isOfItself(query, halves[at] ?? '', findIndicators)))
    return undefined;
  const [left, right] = [subjectOf(first), subjectOf(second)];
  if (left === right) return undefined;
  // What is read of the whole is neither: then its words belong together.
  const isOfHalf = [left, right].includes(subjectOf(whole)) || whole.intent === 'out_of_scope';
  return isOfHalf ? { ...first, second } : undefined;
}

/** So much of a figure's name must have been said in its half. */
const SAID = 0.5;

/** "… và từ mấy nhà cung cấp": a figure of which its half says little is not what is meant. */
function isOfItself(
  { intent, indicators: [id] = [] }: Query,
  half: string,
  findIndicators: FindByWords,
): boolean {
  if (id === undefined || !intent.startsWith('indicator')) return true;
  const match = findIndicators(half).find((one) => one.id === id);
  return match === undefined || match.completeness >= SAID;
}

/** The two halves at the one joint where both ask; undefined where there is none. */
function halvesOf(text: string): readonly [string, string] | undefined {
  if (text.length > MOST_LETTERS) return undefined;
  const line = text.trim().split(/\n+/).join('; ').split(/\s+/).join(' ');
  const cuts = [...line.matchAll(JOINT)]
    .map(({ index, 0: joint }) => [line.slice(0, index), line.slice(index + joint.length)] as const)
    .filter((halves) =>
      halves.every(
        (half) =>
          half.trim().split(' ').length >= LEAST_WORDS && ASKS.test(foldMarks(half.toLowerCase())),
      ),
    );
  return cuts.length === 1 ? cuts[0] : undefined;
}

/** What a query is about, whichever way it asks. */
const subjectOf = ({ intent, indicators, references, text, places }: Query): string =>
  JSON.stringify([
    indicators?.[0] ?? references?.[0] ?? [intent, places?.[0] ?? null, text ?? null],
  ]);
