import { buildInSlices } from '../retrieval/build-in-slices.js';
import { createPassageIndex } from '../retrieval/create-passage-index.js';
import type { Passage } from '../retrieval/passage.js';
import type { Benchmark, Meter } from './benchmark.js';
import { hostileTexts } from './hostile-texts.js';
import { measureLatency } from './measure-latency.js';

/** Words of each passage that make up a question on it: about as many as people type. */
const QUESTION_WORDS = 9;

/**
 * Measures the passage index on the loaded documents: building in one go and in slices, a question
 * made of each passage's words, hostile messages.
 */
export function createRetrievalBenchmark(
  load: () => Promise<readonly Passage[]>,
  meter: Meter,
): Benchmark {
  return {
    title: 'Tìm kiếm đoạn văn bản',
    async measure() {
      const passages = await load();
      const startedAt = meter.now();
      const index = createPassageIndex(passages);
      const buildMs = meter.now() - startedAt;
      let resumedAt = meter.now();
      let longestSliceMs = 0;
      await buildInSlices(passages, async () => {
        longestSliceMs = Math.max(longestSliceMs, meter.now() - resumedAt);
        await new Promise((resolve) => setImmediate(resolve));
        resumedAt = meter.now();
      });
      const questions = passages.map(({ text }) => text.split(' ', QUESTION_WORDS).join(' '));
      const latency = measureLatency(questions, (question) => index.search(question), meter);
      const longText = passages.map(({ text }) => text).join(' ');
      const hostile = measureLatency(hostileTexts(longText), (text) => index.search(text), meter);
      return [
        { name: 'Số đoạn', value: passages.length, unit: '', limit: null },
        { name: 'Lập chỉ mục', value: buildMs, unit: 'ms', limit: 150 },
        {
          name: 'Lập chỉ mục từng phần: phần lâu nhất',
          value: longestSliceMs,
          unit: 'ms',
          limit: 20,
        },
        { name: 'Một câu hỏi, trung vị', value: latency.medianMs, unit: 'ms', limit: null },
        { name: 'Một câu hỏi, p99', value: latency.p99Ms, unit: 'ms', limit: null },
        {
          name: 'Tin nhắn 4.096 ký tự bất thường, lâu nhất',
          value: hostile.maxMs,
          unit: 'ms',
          limit: null,
        },
      ];
    },
  };
}
