import { describe, expect, it } from 'vitest';
import { selectBest } from '../../src/retrieval/select-best.js';

describe('selectBest', () => {
  it('gives the best of each id, earlier texts first where they are as good', () => {
    const scores = [0.2, 0.9, 0.9, 0.5, 0.9];
    const ids = ['a', 'b', 'c', 'a', 'b'];
    const positions = [0, 4, 2, 3, 1];
    expect(selectBest(scores, positions, (index) => ids[index] ?? '', 3)).toEqual([4, 2, 3]);
  });

  it('finds as many ids as are wanted though the best texts all have the same one', () => {
    const scores = [...Array.from({ length: 500 }, () => 0.9), 0.5, 0.4, 0.3];
    const idOf = (index: number): string => (index < 500 ? 'one' : `other ${index}`);
    const positions = scores.map((_, index) => index);
    expect(selectBest(scores, positions, idOf, 3)).toEqual([0, 500, 501]);
  });

  it('reads no more ids than it needs', () => {
    let read = 0;
    const scores = Array.from({ length: 5_000 }, (_, index) => (index % 997) / 997);
    selectBest(
      scores,
      scores.map((_, index) => index),
      (index) => `id ${(read += 1)} ${index}`,
      10,
    );
    expect(read).toBe(10);
  });
});
