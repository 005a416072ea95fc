import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, shortenText } from '../../../../src/channels/zalo/render/cut-text.js';

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

describe('cutText', () => {
  it('leaves alone what fits', () => {
    expect(cutText('vừa đủ', 6)).toEqual({ head: 'vừa đủ', rest: null });
  });

  it('cuts between paragraphs, else between items, lines, sentences, words', () => {
    const cut = (text: string): string => cutText(text, 20).head;
    expect(cut('một hai ba bốn\n\nnăm sáu bảy')).toBe('một hai ba bốn');
    expect(cut('1. một\n   hai\n2. ba\n   bốn năm')).toBe('1. một\n   hai');
    expect(cut('một hai ba bốn\n   năm sáu')).toBe('một hai ba bốn');
    expect(cut('Một hai ba. Bốn năm sáu bảy')).toBe('Một hai ba.');
    expect(cut('một hai ba bốn năm sáu')).toBe('một hai ba bốn năm');
  });

  it('does not waste a message on an early break', () => {
    expect(cutText(`a\n\n${'b'.repeat(40)}`, 20).head).toHaveLength(20);
  });

  it('never cuts inside a character as people see it', () => {
    expect(cutText('👨‍👩‍👧‍👦'.repeat(5), 20).head).toBe('👨‍👩‍👧‍👦');
    expect(cutText('e\u0323\u0302'.repeat(20), 20).head).toHaveLength(18);
    expect(cutText('😀'.repeat(20), 21).head).toBe('😀'.repeat(10));
  });

  it('loses nothing and keeps to the limit', () => {
    const text = fc
      .array(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\n\n', '. ', '\n   ')),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 120 }), (whole, limit) => {
        const parts: string[] = [];
        for (let left: string | null = whole; left !== null;) {
          const cut: ReturnType<typeof cutText> = cutText(left, limit);
          expect(cut.head.length).toBeLessThanOrEqual(limit);
          expect(cut.head).not.toMatch(/\p{Cs}/u);
          parts.push(cut.head);
          left = cut.rest;
        }
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(whole));
      }),
    );
  });
});

describe('shortenText', () => {
  it('ends a long text between words with an ellipsis', () => {
    expect(shortenText('Phương án phân bổ kinh phí', 18)).toBe('Phương án phân bổ…');
    expect(shortenText('ngắn', 18)).toBe('ngắn');
  });
});
