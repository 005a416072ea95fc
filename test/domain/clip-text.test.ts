import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipText } from '../../src/domain/clip-text.js';

describe('clipText', () => {
  it('leaves a text alone that fits', () => {
    expect(clipText('Bộ Y tế 📄', 10)).toBe('Bộ Y tế 📄');
  });

  it('leaves a pair out that it would cut', () => {
    expect(clipText('Bộ Y tế 📄', 9)).toBe('Bộ Y tế ');
    expect(clipText('📄', 1)).toBe('');
  });

  it('is a head of the text, one unit short at most, and never ends in half a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
        const head = clipText(text, most);
        expect(text.startsWith(head)).toBe(true);
        expect(head.length).toBeLessThanOrEqual(most);
        expect(head.length).toBeGreaterThanOrEqual(Math.min(most, text.length) - 1);
        expect(head).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
