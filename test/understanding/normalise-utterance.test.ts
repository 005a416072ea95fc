import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../src/language/spelling/speller.js';
import { buildVocabulary } from '../../src/language/spelling/vocabulary.js';
import { KNOWN_WORDS } from '../../src/understanding/known-words.js';
import { normaliseUtterance } from '../../src/understanding/normalise-utterance.js';
import { MAX_QUESTION_LENGTH } from '../../src/understanding/utterance.js';

const speller = createSpeller(
  buildVocabulary([
    ...KNOWN_WORDS,
    ...Array.from({ length: 12 }, () => 'Bộ Tài chính phối hợp thực hiện nhiệm vụ quá hạn'),
    'Hoàn thiện thể chế về trí tuệ nhân tạo',
  ]),
);
const fold = (text: string): string =>
  normaliseUtterance(text, speller)
    .map((token) => token.folded)
    .join(' ');

describe('normaliseUtterance', () => {
  it('reads decomposed letters as composed ones', () => {
    expect(fold('Bộ Tài chính'.normalize('NFD'))).toBe(fold('Bộ Tài chính'));
  });

  it.each([
    ['BTC có NV nào qh ko', 'btc co nhiem vu nao qua han khong'],
    ['bn nv quá hạn', 'bao nhieu nhiem vu qua han'],
    ['viec j z', 'viec gi vay'],
    ['nhieemj vuj quas hanj', 'nhiem vu qua han'],
    ['Bộ Tài chính phi hợp', 'bo tai chinh phoi hop'],
  ])('writes out “%s”', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('never reads AI in capitals as “ai”, who, but in a text all in capitals', () => {
    expect(fold('thể chế về AI')).not.toMatch(/\bai\b/);
    expect(fold('AI LÀM VIỆC NÀY')).toMatch(/\bai\b/);
  });

  it('drops what carries no words: control characters, zero-width and direction signs', () => {
    expect(fold('quá\u200b hạn\u0000 \u202ebtc')).toBe(fold('quá hạn btc'));
  });

  it('gives words without marks, blanks or capitals for any text, and never more than was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const token of normaliseUtterance(text, speller)) {
          expect(token.folded).not.toMatch(/[\s\p{M}]/u);
          expect(token.text).not.toBe('');
        }
      }),
    );
  });

  it('reads no more of a text than a message may hold', () => {
    const words = normaliseUtterance('bo '.repeat(MAX_QUESTION_LENGTH), speller);
    expect(words.length).toBeLessThanOrEqual(MAX_QUESTION_LENGTH / 3 + 1);
  });
});
