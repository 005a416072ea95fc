import { beforeAll, describe, expect, it } from 'vitest';
import { OWN_LEVEL } from '../../src/evaluation/own-level.js';
import type { Question } from '../../src/evaluation/question-schema.js';
import { scoreQuestions, type Score } from '../../src/evaluation/score-questions.js';
import { findShortfalls, tallyScore } from '../../src/evaluation/tally-score.js';
import { openEvaluation } from './open-evaluation.js';

describe('the own question set', () => {
  let questions: Question[];
  let score: Score;

  beforeAll(async () => {
    const opened = await openEvaluation();
    questions = opened.questions;
    score = scoreQuestions(questions, opened.context);
  });

  it('is large and varied enough to tell', () => {
    const { byCategory, byStyle } = tallyScore(score);
    expect(questions.length).toBeGreaterThanOrEqual(250);
    expect(byCategory.size).toBeGreaterThanOrEqual(15);
    expect([...byStyle.keys()]).toEqual(
      expect.arrayContaining([
        'plain',
        'nodia',
        'abbr',
        'typo',
        'telex',
        'teen',
        'chatty',
        'terse',
      ]),
    );
    const turns = questions.map((question) => question.turns.length);
    expect(Math.max(...turns)).toBeGreaterThanOrEqual(3);
  });

  it('is answered at the level held', () => {
    expect(findShortfalls(tallyScore(score), OWN_LEVEL)).toEqual([]);
  });

  it('quotes nothing that does not stand in its document', () => {
    expect(score.quotes).toBeGreaterThan(1000);
    expect(score.strangeQuotes).toEqual([]);
  });

  it('declines every question that nothing in the documents answers', () => {
    const wrong = score.verdicts.filter(
      ({ question, answer }) => question.expect.refuse === true && !answer.refused,
    );
    expect(wrong.map(({ question }) => question.turns.join(' → '))).toEqual([]);
  });
});
