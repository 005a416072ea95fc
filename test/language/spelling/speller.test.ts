import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../../src/language/spelling/speller.js';
import { buildVocabulary } from '../../../src/language/spelling/vocabulary.js';

const speller = createSpeller(
  buildVocabulary([
    ...Array.from({ length: 20 }, () => 'nhiệm vụ phối hợp của Bộ Tài chính'),
    'chi phí',
    'khái niệm',
    'hội nghị',
    'tháng',
    'theo thẩm quyền',
    'quá hạn',
  ]),
);

describe('the speller', () => {
  it('decodes what Telex and VNI leave behind', () => {
    expect(speller.correct('nhieemj', undefined, 'vu')).toEqual(['nhiem']);
    expect(speller.correct('nhie6m5', undefined, 'vu')).toEqual(['nhiem']);
    expect(speller.correct('vuj', 'nhiem', undefined)).toEqual(['vu']);
  });

  it('cuts words run together', () => {
    expect(speller.correct('botaichinh', undefined, undefined)).toEqual(['bo', 'tai', 'chinh']);
  });

  it('mends a word that is no syllable by the very marks typed', () => {
    expect(speller.correct('thag', 'theo', undefined, { minFit: 0, marked: 'thág' })).toEqual([
      'thang',
    ]);
  });

  it('gives back the letter that was lost where the marks typed tell the word', () => {
    expect(speller.correctKnown('niem', undefined, undefined, 'niệm')).toBeUndefined();
    expect(speller.correct('nhem', undefined, undefined, { minFit: 5, marked: 'nhệm' })).toEqual([
      'nhiem',
    ]);
  });

  it('takes a word without a vowel for one that lost it', () => {
    expect(speller.correct('chnh', 'tai', undefined)).toEqual(['chinh']);
  });

  it('takes a known word for a slip only where another stands there many times', () => {
    expect(speller.correctKnown('niem', undefined, 'vu')).toBe('nhiem');
    expect(speller.correctKnown('phi', 'chi', undefined)).toBeUndefined();
    expect(speller.correctKnown('nhiem', undefined, 'vu')).toBeUndefined();
  });

  it('tells words by their marks', () => {
    expect(speller.isSpelt('Nghị')).toBe(true);
    expect(speller.isSpelt('nhị')).toBe(false);
  });

  it('never invents: whatever is typed, each proposed syllable is a known one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,20}$/), (word) => {
        const proposed = speller.correct(word, 'nhiem', 'vu') ?? [];
        expect(proposed.filter((syllable) => !speller.isKnown(syllable))).toEqual([]);
      }),
    );
  });
});
