import type { Assistant } from '../domain/conversation.js';
import type { Register } from '../domain/register.js';
import type { BenchFigure, Benchmark, Meter } from './benchmark.js';
import { hostileTexts } from './hostile-texts.js';
import { makeQuestions, type BenchQuestion } from './make-questions.js';
import { measureLatency } from './measure-latency.js';

/** The day questions are asked on: within the period the first documents tell of. */
const ASKED_AT = new Date('2024-07-15T02:00:00Z');

export interface AssistantBenchDeps {
  /** Opens the assistant on a database that is filled already. */
  readonly open: () => Promise<{ register: Register; assistant: Assistant }>;
  readonly meter: Meter;
}

/**
 * Measures the assistant in this process on the loaded register: opening it, answering questions
 * made from all it holds, and hostile messages of full length.
 */
export function createAssistantBenchmark({ open, meter }: AssistantBenchDeps): Benchmark {
  return {
    title: 'Hỏi đáp',
    async measure() {
      const startedAt = meter.now();
      const { register, assistant } = await open();
      const openMs = meter.now() - startedAt;
      const ask = (text: string): unknown =>
        assistant.reply(text, { now: ASKED_AT, conversation: null, ownAgency: null });
      const questions = makeQuestions(register);
      const all = measureLatency(questions, ({ text }) => ask(text), meter);
      const longText = register.sections.map(({ text }) => text).join(' ');
      const hostile = measureLatency(hostileTexts(longText), ask, meter);
      const figure = (
        name: string,
        value: number,
        unit: BenchFigure['unit'],
        limit: number | null,
      ): BenchFigure => ({ name, value, unit, limit });
      const latencyOf = (kind: BenchQuestion['kind'], name: string): BenchFigure[] => {
        const latency = measureLatency(
          questions.filter((question) => question.kind === kind),
          ({ text }) => ask(text),
          meter,
        );
        return [
          figure(`${name}, trung vị`, latency.medianMs, 'ms', null),
          figure(`${name}, p99`, latency.p99Ms, 'ms', null),
        ];
      };
      return [
        figure('Số câu hỏi', questions.length, '', null),
        figure('Mở sổ đã nạp sẵn đến khi trả lời được', openMs, 'ms', null),
        figure('Mọi câu hỏi, trung vị', all.medianMs, 'ms', 10),
        figure('Mọi câu hỏi, p99', all.p99Ms, 'ms', 40),
        ...latencyOf('register', 'Câu hỏi về sổ nhiệm vụ'),
        ...latencyOf('text', 'Câu hỏi về nội dung'),
        figure('Tin nhắn 4.096 ký tự bất thường, lâu nhất', hostile.maxMs, 'ms', 100),
      ];
    },
  };
}
