import type { Register } from '../domain/register.js';
import { foldMarks } from '../language/fold.js';

/** A question for measuring: `register` ones are answered by slots, `text` ones by searching. */
export interface BenchQuestion {
  readonly kind: 'register' | 'text';
  readonly text: string;
}

/** Words of a title or sentence that people type. */
const TYPED_WORDS = 10;
/** Sections shorter than this say too little to be asked about. */
const SHORTEST_SECTION = 60;

/**
 * Questions made from everything a register holds, in a fixed order: each agency's tasks and what
 * of them is overdue, each task's state, each indicator's value, what documents say in each
 * section; every second one typed without marks. `every` keeps one in so many.
 */
export function makeQuestions(
  register: Pick<Register, 'agencies' | 'tasks' | 'indicators' | 'sections'>,
  every = 1,
): BenchQuestion[] {
  const ask = (kind: BenchQuestion['kind'], texts: readonly string[]): BenchQuestion[] =>
    texts.map((text) => ({ kind, text }));
  const questions = [
    ...ask(
      'register',
      register.agencies.flatMap(({ name }) => [
        `${name} còn nhiệm vụ nào quá hạn?`,
        `${name} có bao nhiêu nhiệm vụ`,
        `tháng này ${name} có việc gì đến hạn`,
      ]),
    ),
    ...ask(
      'text',
      register.tasks.map(({ title }) => `${firstWords(title)} đến đâu rồi`),
    ),
    ...ask(
      'text',
      register.indicators.map(({ name }) => `${firstWords(name)} là bao nhiêu`),
    ),
    ...ask(
      'text',
      register.sections
        .filter(({ text }) => text.length >= SHORTEST_SECTION)
        .map(({ text }) => `văn bản nói gì về ${firstWords(text)}`),
    ),
  ];
  return questions
    .filter((_question, index) => index % every === 0)
    .map(({ kind, text }, index) => ({ kind, text: index % 2 === 0 ? text : foldMarks(text) }));
}

function firstWords(text: string): string {
  return text.split(' ', TYPED_WORDS).join(' ');
}
