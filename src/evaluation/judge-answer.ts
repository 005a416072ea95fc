import type { Answer, SourceRef } from '../domain/answer.js';
import { comparableText, includesText, isWithinSection } from './compare-text.js';
import type { DocumentKeys, GoldRegister } from './gold-register.js';
import { judgeRefusedTasks, judgeTasks } from './judge-tasks.js';
import type { Expectation } from './question-schema.js';

/** More than a person reads on a phone. */
const MAX_TEXT = 8000;
/** Where a number counts as said at the head of an answer. */
const HEAD_LENGTH = 200;

/** Every passage an answer offers as proof. */
export function sourcesOf(answer: Answer): SourceRef[] {
  return [
    ...answer.tasks.flatMap((task) => task.sources),
    ...answer.indicators.map((indicator) => indicator.source),
    ...answer.passages,
  ];
}

/**
 * Why an answer is not what was expected, one reason each; empty where it is. Throws where the
 * expectation itself cannot be judged (an unknown key, a faulty regular expression).
 */
export function judgeAnswer(
  answer: Answer,
  expected: Expectation,
  gold: GoldRegister,
  documents: DocumentKeys,
): string[] {
  const text = comparableText(answer.text);
  const isRefusalAsked = expected.refuse === true;
  return [
    ...(text === '' ? ['không có lời đáp'] : []),
    ...(text.length > MAX_TEXT ? [`lời đáp dài ${text.length} ký tự`] : []),
    ...(isRefusalAsked && !answer.refused ? ['lẽ ra phải từ chối'] : []),
    ...(!expected.refuse && answer.refused ? ['đã từ chối'] : []),
    ...(isRefusalAsked ? judgeRefusedTasks(answer, expected.tasks?.allow ?? [], gold) : []),
    ...(expected.clarify === true && !answer.clarify && expected.text.length === 0
      ? ['lẽ ra phải hỏi lại']
      : []),
    ...(expected.tasks && !isRefusalAsked ? judgeTasks(answer, expected.tasks, gold) : []),
    ...judgeCount(answer, expected, text),
    ...judgeText(text, expected),
    ...judgeCitations(answer, expected, documents),
  ];
}

function judgeCount(answer: Answer, { count, countOf }: Expectation, text: string): string[] {
  if (count === undefined) return [];
  const spoken = new RegExp(`(?:^|[^\\d.,/])0*${count}(?:[^\\d.,/]|[.,]\\D|$)`);
  const isSpoken = spoken.test(text.slice(0, HEAD_LENGTH));
  const isRight =
    answer.count === undefined
      ? isSpoken
      : answer.count === count || (isSpoken && countOf !== undefined);
  return isRight ? [] : [`số đếm ${answer.count ?? 'không nêu'}, cần ${count}`];
}

function judgeText(text: string, expected: Expectation): string[] {
  const { values, anyValues } = expected;
  return [
    ...values.filter((value) => !includesText(text, value)).map((value) => `thiếu số ${value}`),
    ...(anyValues && !anyValues.some((value) => includesText(text, value))
      ? [`không có số nào trong ${anyValues.join(' | ')}`]
      : []),
    ...expected.text
      .filter((pattern) => !new RegExp(pattern, 'iu').test(text))
      .map((pattern) => `lời đáp thiếu /${pattern}/`),
    ...expected.notText
      .filter((pattern) => new RegExp(pattern, 'iu').test(text))
      .map((pattern) => `lời đáp có /${pattern}/`),
  ];
}

function judgeCitations(answer: Answer, { cite }: Expectation, documents: DocumentKeys): string[] {
  const cited = sourcesOf(answer);
  return cite
    .filter(({ doc, section }) => {
      const document = documents[doc] ?? doc;
      return !cited.some(
        (source) =>
          source.document === document &&
          // A footnote is cited by its number, wherever it hangs.
          (section === undefined ||
            isWithinSection(source.section, section) ||
            source.section.startsWith('fn')),
      );
    })
    .map(({ doc, section }) => `không dẫn ${doc} ${section ?? ''}`.trim());
}
