import { describe, expect, it } from 'vitest';
import type { Answer, AnswerTask } from '../../src/domain/answer.js';
import { isVerbatim } from '../../src/evaluation/check-quotes.js';
import { comparableText } from '../../src/evaluation/compare-text.js';
import { createGoldRegister } from '../../src/evaluation/gold-register.js';
import { judgeAnswer } from '../../src/evaluation/judge-answer.js';
import { unmatchedGroups } from '../../src/evaluation/match-groups.js';
import { parseQuestions, type Expectation } from '../../src/evaluation/question-schema.js';
import { makeView } from '../builders/make-view.js';

const DOCUMENTS = { D: 'doc-1' };
const gold = createGoldRegister(
  [
    { key: 'D:A.1', doc: 'D', section: 'A.1', fingerprints: [], only: true },
    { key: 'D:B#1', doc: 'D', section: 'B', fingerprints: ['^Xây'], only: false },
    { key: 'D:B#2', doc: 'D', section: 'B', fingerprints: ['^Trình'], only: false },
  ],
  DOCUMENTS,
);

const task = (title: string, section: string, scope: AnswerTask['scope'] = 'own'): AnswerTask => ({
  id: title,
  scope,
  title,
  lead: [],
  coordinating: [],
  supervisor: null,
  result: null,
  due: null,
  originalDue: null,
  deadlineText: null,
  recurrence: null,
  status: 'unknown',
  statusNote: null,
  overdue: false,
  sources: [{ document: 'doc-1', section, quote: 'lời văn của văn bản' }],
});

const answer = (parts: Partial<Answer>): Answer => ({
  question: '',
  intent: 'task_list',
  text: 'Bộ X: 1 nhiệm vụ',
  refused: false,
  clarify: false,
  tasks: [],
  indicators: [],
  passages: [],
  view: makeView(),
  query: { intent: 'task_list' },
  ...parts,
});

const expected = (line: object): Expectation => {
  const [question] = parseQuestions(
    JSON.stringify({ id: '1', category: 'c', style: 's', turns: ['?'], expect: line }),
    'f',
  );
  if (!question) throw new Error('no question');
  return question.expect;
};
const judge = (parts: Partial<Answer>, line: object): string[] =>
  judgeAnswer(answer(parts), expected(line), gold, DOCUMENTS);

describe('judgeAnswer', () => {
  it('knows a task by the one section that records it, or by its words', () => {
    expect(judge({ tasks: [task('gì đó', 'A.1')] }, { tasks: { include: [['D:A.1']] } })).toEqual(
      [],
    );
    expect(judge({ tasks: [task('Trình X', 'B')] }, { tasks: { include: [['D:B#2']] } })).toEqual(
      [],
    );
    expect(judge({ tasks: [task('Trình X', 'B')] }, { tasks: { include: [['D:B#1']] } })).toEqual([
      'thiếu D:B#1',
    ]);
  });

  it('counts one row for one task only', () => {
    const line = { tasks: { include: [['D:B#1'], ['D:B#2']] } };
    expect(judge({ tasks: [task('Xây X', 'B')] }, line)).toHaveLength(1);
    expect(judge({ tasks: [task('Xây X', 'B'), task('Trình Y', 'B')] }, line)).toEqual([]);
  });

  it('minds extra tasks only where exactly these are expected, and only own ones', () => {
    const tasks = [task('gì đó', 'A.1'), task('Khác', 'C'), task('Chung', 'C', 'class')];
    expect(judge({ tasks }, { tasks: { include: [['D:A.1']] } })).toEqual([]);
    expect(judge({ tasks }, { tasks: { include: [['D:A.1']], exact: true } })).toEqual([
      'thừa: Khác',
    ]);
  });

  it('minds what must not be listed', () => {
    expect(judge({ tasks: [task('gì đó', 'A.1')] }, { tasks: { forbid: ['D:A.1'] } })).toEqual([
      'không được nêu D:A.1',
    ]);
  });

  it('wants a refusal where nothing answers, and none where something does', () => {
    expect(judge({ refused: true }, { refuse: true })).toEqual([]);
    expect(judge({}, { refuse: true })).toEqual(['lẽ ra phải từ chối']);
    expect(judge({ refused: true }, {})).toEqual(['đã từ chối']);
    expect(judge({ refused: true }, { refuse: 'either' })).toEqual([]);
  });

  it('takes a stated count before one said in the text', () => {
    expect(judge({ count: 1 }, { count: 1 })).toEqual([]);
    expect(judge({ count: 2 }, { count: 1 })).toHaveLength(1);
    expect(judge({ text: 'Có 12 việc' }, { count: 2 })).toHaveLength(1);
    expect(judge({ text: 'Có 2 việc' }, { count: 2 })).toEqual([]);
  });

  it('wants the citation at the section or below it', () => {
    const passages = [{ document: 'doc-1', section: 'III(2).5.a', quote: 'x' }];
    expect(judge({ passages }, { cite: [{ doc: 'D', section: 'III.5' }] })).toEqual([]);
    expect(judge({ passages }, { cite: [{ doc: 'D', section: 'III.6' }] })).toHaveLength(1);
  });
});

describe('unmatchedGroups', () => {
  it('gives way where another row would do as well', () => {
    expect(unmatchedGroups([[0, 1], [0]])).toEqual([]);
    expect(unmatchedGroups([[0], [0]])).toEqual([1]);
  });
});

describe('isVerbatim', () => {
  const texts = new Map([['doc-1', comparableText('Bộ **Tài chính**\n đạt 48 % trong năm')]]);
  const source = (quote: string) => ({ document: 'doc-1', section: 'A', quote });

  it('folds white space and marks, and nothing else', () => {
    expect(isVerbatim(source('Bộ Tài chính đạt 48% trong'), texts)).toBe(true);
    expect(isVerbatim(source('Bộ tài chính đạt 48% trong'), texts)).toBe(false);
    expect(isVerbatim(source('đạt 48%'), texts)).toBe(false);
  });
});

describe('parseQuestions', () => {
  it('names file and line of what it cannot read, and ids that repeat', () => {
    expect(() => parseQuestions('{}\n', 'q.jsonl')).toThrow(/q\.jsonl, dòng 1/);
    const line = JSON.stringify({ id: 'a', category: 'c', style: 's', turns: ['?'], expect: {} });
    expect(() => parseQuestions(`${line}\n${line}`, 'q.jsonl')).toThrow(/lặp lại/);
  });
});
