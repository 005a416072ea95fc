import type { Benchmark, Meter } from './benchmark.js';

/** Starts measured; the middle one counts, since the first also warms the disk. */
const STARTS = 3;

/**
 * Measures how long `npm start`'s program takes from launch until its first answer. `startOnce`
 * launches it in a process of its own on a filled database and resolves at the first line it prints.
 */
export function createStartBenchmark(startOnce: () => Promise<void>, meter: Meter): Benchmark {
  return {
    title: 'Khởi động',
    async measure() {
      await startOnce();
      const times: number[] = [];
      for (let run = 0; run < STARTS; run += 1) {
        const startedAt = meter.now();
        await startOnce();
        times.push(meter.now() - startedAt);
      }
      const [, middle = Number.NaN] = times.toSorted((a, b) => a - b);
      return [
        {
          name: 'Từ lúc chạy lệnh đến câu trả lời đầu tiên',
          value: middle,
          unit: 'ms',
          limit: 1500,
        },
      ];
    },
  };
}
