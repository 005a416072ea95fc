import type { Assistant } from '../../domain/conversation.js';
import type { BenchQuestion } from '../make-questions.js';
import type { Meter } from '../benchmark.js';
import { percentile } from '../percentile.js';

export interface ScaleLatency {
  /** `register`, `text`, or what was understood: `task_list` … */
  readonly name: string;
  readonly questions: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

export interface ScaleFigures {
  readonly latencies: readonly ScaleLatency[];
  readonly questionsPerSecond: number;
}

/** Asks every question twice and counts the second time, by its kind and by what was understood. */
export function measureScale(
  assistant: Assistant,
  questions: readonly BenchQuestion[],
  askedAt: Date,
  meter: Pick<Meter, 'now'>,
): ScaleFigures {
  const ask = (text: string): string =>
    assistant.reply(text, { now: askedAt, conversation: null, ownAgency: null }).answer.intent;
  for (const { text } of questions) ask(text);
  const times = new Map<string, number[]>();
  const note = (name: string, ms: number): void => {
    const known = times.get(name);
    if (known) known.push(ms);
    else times.set(name, [ms]);
  };
  const startedAt = meter.now();
  for (const { kind, text } of questions) {
    const before = meter.now();
    const intent = ask(text);
    const tookMs = meter.now() - before;
    note(kind, tookMs);
    note(intent, tookMs);
  }
  const seconds = (meter.now() - startedAt) / 1000;
  return {
    latencies: [...times].map(([name, some]) => ({
      name,
      questions: some.length,
      medianMs: percentile(some, 0.5),
      p99Ms: percentile(some, 0.99),
    })),
    questionsPerSecond: questions.length / seconds,
  };
}
