import { describe, expect, it } from 'vitest';
import { readLimit } from '../../src/understanding/read-limit.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

const limitOf = (text: string): unknown => readLimit(new Reading(tokenise(text)));

describe('readLimit', () => {
  it.each([
    ['3 việc gần hạn nhất', { limit: 3, order: 'due', of: 'coming' }],
    ['năm nhiệm vụ quá hạn lâu nhất', { limit: 5, order: 'due', of: 'overdue' }],
    ['nhiem vu nao qua han lau nhat', { limit: 1, order: 'due', of: 'overdue' }],
    ['việc nào có hạn muộn nhất', { limit: 1, order: 'due_last', of: 'dated' }],
    ['các việc sắp đến hạn nhất', { limit: null, order: 'due', of: 'coming' }],
  ])('reads “%s”', (text, expected) => {
    expect(limitOf(text)).toEqual(expected);
  });

  it('sees no bound where no extreme is named', () => {
    expect(limitOf('3 việc của Bộ Y tế')).toBeUndefined();
  });
});
