import { describe, expect, it } from 'vitest';
import { foldedKey, foldMarks } from '../../../src/language/fold.js';
import { ABBREVIATIONS, DOCUMENT_KINDS } from '../../../src/language/terms/abbreviations.js';
import { OCR_SLIPS } from '../../../src/language/terms/ocr-slips.js';
import { FUNCTION_PHRASES, FUNCTION_SYLLABLES } from '../../../src/language/terms/stopwords.js';

describe('word lists of the search form', () => {
  it('are written in folded form, or they would never match', () => {
    const listed = [
      ...[...ABBREVIATIONS].flat(),
      ...[...DOCUMENT_KINDS].flat(),
      ...[...OCR_SLIPS].flat(),
      ...FUNCTION_PHRASES,
      ...FUNCTION_SYLLABLES,
    ];
    expect(listed.filter((words) => foldMarks(words) !== words)).toEqual([]);
  });

  it('write abbreviations out in plain syllables', () => {
    const full = [...ABBREVIATIONS.values()];
    expect(full.filter((words) => foldedKey(words) !== words)).toEqual([]);
  });

  it('take no abbreviation for a question word', () => {
    const asking = [...FUNCTION_SYLLABLES].filter((word) => ABBREVIATIONS.has(word));
    expect(asking).toEqual([]);
  });

  it('mend a slip into something that is no slip itself', () => {
    expect([...OCR_SLIPS.values()].filter((meant) => OCR_SLIPS.has(meant))).toEqual([]);
  });
});
