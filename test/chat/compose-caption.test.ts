import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/charts/chart.js';
import { composeCaption } from '../../src/chat/features/compose-caption.js';
import type { ChartWorld } from '../../src/chat/features/choose-chart.js';
import type { Answer } from '../../src/domain/answer.js';

const LIMIT = 1_000;
const chart: Chart = {
  ...{ kind: 'history', title: 'Tỷ lệ', subtitle: '', footer: '', unit: '%', target: null },
  points: [
    { when: '31/3/2024', group: null, number: 20, printed: '20' },
    { when: '30/6/2024', group: null, number: 23.8, printed: '23,8' },
  ],
};
const answerOf = (headline: string): Answer => ({
  ...{ question: 'tỷ lệ', intent: 'indicator', text: headline, refused: false, clarify: false },
  ...{ tasks: [], indicators: [], passages: [], query: { intent: 'indicator' } },
  view: {
    headline,
    ...{ summary: [], groups: [], passages: [], notes: [], choices: [] },
    citations: ['BC 6 tháng 2024, mục I.1'],
    freshness: 'Dữ liệu tính đến tháng 7/2024.',
  },
});
const caption = (headline: string): string =>
  composeCaption(answerOf(headline), chart, { today: '2024-07-15' } as ChartWorld);

describe('composeCaption', () => {
  it('ends in the proof and the day of the data', () => {
    expect(caption('Tỷ lệ').split('\n').slice(-2)).toEqual([
      '📄 BC 6 tháng 2024, mục I.1',
      'Dữ liệu tính đến tháng 7/2024.',
    ]);
  });

  it('gives up figures before the proof where it would be too long, and says so', () => {
    const long = caption('a'.repeat(LIMIT - 65));
    expect(long.length).toBeLessThanOrEqual(LIMIT);
    expect(long).toContain('\n…\n📄 BC 6 tháng 2024');
  });

  it('never ends in half a sign, wherever it is cut', () => {
    for (let length = LIMIT - 10; length < LIMIT + 10; length += 1) {
      const cut = caption(`${'a'.repeat(length)}${'📊'.repeat(20)}`);
      expect(cut.length).toBeLessThanOrEqual(LIMIT);
      expect(cut).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
