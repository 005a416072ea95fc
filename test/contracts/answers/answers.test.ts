import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/answer.js';
import { AppBench } from '../../fakes/app/app-bench.js';
import { describeAnswers, type Messenger } from './answers-contract.js';
import { QUESTIONS } from './questions.js';

/** Lines that say what to type next. */
const PROMPT = /^(?:Trả lời .*(?:chi tiết|chọn|TIEP.*)\.|Hoặc gõ: .*\.|Có thể gõ: .*\.)$/gm;
const MOST_PAGES = 40;

describe('the same answer on every channel', () => {
  let bench: AppBench;
  let people = 0;
  beforeAll(async () => {
    bench = await AppBench.open();
  });
  afterAll(() => bench.close());

  const telegram: Messenger = {
    readThrough: async (question) => {
      const person = bench.person(1000 + (people += 1));
      const last = await person.ask(question);
      const read = person.messages.map(({ text }) => text);
      for (let page = 1; page < MOST_PAGES; page += 1) {
        if (!last.buttons.flat().some(({ text }) => text === '›')) break;
        await person.tap(last, '›');
        read.push(last.text);
      }
      return read.join('\n');
    },
  };
  const zalo: Messenger = {
    readThrough: async (question) => {
      const person = bench.zaloPerson(`u${(people += 1)}`);
      let last = await person.ask(question);
      for (let page = 1; page < MOST_PAGES && /\bTIEP\b/.test(last); page += 1)
        last = await person.ask('TIEP');
      return person.texts.map((text) => text.replace(PROMPT, '')).join('\n');
    },
  };
  const answer = (question: string): Answer =>
    bench.app.assistant().reply(question, { now: bench.now(), conversation: null, ownAgency: null })
      .answer;

  describeAnswers('Telegram', () => telegram, answer);
  describeAnswers('Zalo', () => zalo, answer);

  it('is tried on lists, counts, tasks, figures, contents and refusals', () => {
    const intents = new Set(QUESTIONS.map((question) => answer(question).intent));
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(40);
    expect([...intents]).toEqual(
      expect.arrayContaining(['task_list', 'task_count', 'task_detail', 'indicator']),
    );
    expect([...intents]).toContain('out_of_scope');
    expect(QUESTIONS.filter((question) => answer(question).refused).length).toBeGreaterThan(2);
  });
});
