import { beforeAll, describe, expect, it } from 'vitest';
import { choosePaired, PAIRED_SIZE, styleWordsOf } from '../../src/evaluation/paired-set.js';
import type { Question } from '../../src/evaluation/question-schema.js';
import { REWRITE_STYLES, rewriteQuestion } from '../../src/evaluation/rewrite-style.js';
import { scoreQuestions, type ScoreContext } from '../../src/evaluation/score-questions.js';
import { openEvaluation } from './open-evaluation.js';

/** Points of a hundred that a way of typing may cost against plain wording. */
const MOST_POINTS_LOST = 3;

describe('the same questions typed otherwise', () => {
  let plain: Question[];
  let context: ScoreContext;
  let words: ReturnType<typeof styleWordsOf>;
  const wrongOf = (questions: readonly Question[]): string[] =>
    scoreQuestions(questions, context)
      .verdicts.filter(({ faults }) => faults.length > 0)
      .map(({ question, faults }) => `${question.turns.join(' → ')}: ${faults[0] ?? ''}`);

  beforeAll(async () => {
    const opened = await openEvaluation();
    context = opened.context;
    plain = choosePaired(opened.questions);
    words = styleWordsOf(opened.register.agencies);
  });

  it.each(REWRITE_STYLES)('loses at most three points when typed %s', (style) => {
    expect(plain).toHaveLength(PAIRED_SIZE);
    const rewritten = plain.map((question) => rewriteQuestion(question, style, words));
    const changed = rewritten.filter(
      (question, index) => question.turns[0] !== plain[index]?.turns[0],
    );
    expect(changed.length).toBeGreaterThan(style === 'glued_names' ? 8 : 30);
    const lost = wrongOf(rewritten).length - wrongOf(plain).length;
    expect((100 * lost) / plain.length, wrongOf(rewritten).join('\n')).toBeLessThanOrEqual(
      MOST_POINTS_LOST,
    );
  });
});
