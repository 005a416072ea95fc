import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PASSAGE_CHARS, splitLongText } from '../../src/retrieval/split-long-text.js';

/** Half of a character outside the basic plane. */
const HALF_CHARACTER = /\p{Surrogate}/u;

describe('splitLongText', () => {
  it('leaves a short text whole', () => {
    expect(splitLongText('Bộ A trình. Bộ B báo cáo.')).toEqual(['Bộ A trình. Bộ B báo cáo.']);
  });

  it('cuts between sentences into stretches of about equal length', () => {
    const sentence = `${'chữ '.repeat(40)}hết.`;
    const text = Array.from({ length: 9 }, () => `Câu ${sentence}`).join(' ');
    const stretches = splitLongText(text);
    expect(stretches).toHaveLength(2);
    for (const stretch of stretches) expect(stretch).toMatch(/^Câu .*hết\.$/s);
  });

  it('cuts a single endless sentence at a comma, else at a blank, else anywhere', () => {
    expect(splitLongText('một hai ba, bốn năm sáu', 14)).toEqual(['một hai ba,', 'bốn năm sáu']);
    expect(splitLongText('một hai ba bốn năm', 10)).toEqual(['một hai', 'ba bốn năm']);
    expect(splitLongText('x'.repeat(25), 10).map(({ length }) => length)).toEqual([10, 10, 5]);
  });

  it('never makes a stretch longer than asked, nor changes or drops a word', () => {
    const piece = fc.constantFrom(
      'Bộ Tài chính ',
      'trình. ',
      '1.077; ',
      '😀',
      'x'.repeat(30),
      ', ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const stretches = splitLongText(text, 50);
        for (const stretch of stretches) {
          expect(stretch.length).toBeLessThanOrEqual(50);
          expect(text).toContain(stretch);
          expect(stretch).not.toMatch(HALF_CHARACTER);
        }
        expect(stretches.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
    expect(MAX_PASSAGE_CHARS).toBeLessThanOrEqual(1500);
  });
});
