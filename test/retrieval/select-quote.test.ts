import { describe, expect, it } from 'vitest';
import { buildPassages } from '../../src/retrieval/build-passages.js';
import { selectQuote } from '../../src/retrieval/select-quote.js';
import { makeSection } from './make-section.js';

function passageOf(...fragments: string[]) {
  const [passage] = buildPassages([], [makeSection({ text: fragments.join(' '), fragments })]);
  if (passage === undefined) throw new Error('no passage');
  return passage;
}

describe('selectQuote', () => {
  it('chooses the unbroken stretch with most of the question', () => {
    const passage = passageOf('Bộ Y tế trình Đề án hạ tầng.', 'Thời hạn: tháng 6 năm 2024.');
    expect(selectQuote('thoi han thang may', passage)).toBe('Thời hạn: tháng 6 năm 2024.');
    expect(selectQuote('đề án hạ tầng', passage)).toBe('Bộ Y tế trình Đề án hạ tầng.');
  });

  it('takes the first of equals and never a stump', () => {
    const passage = passageOf('Tháng 6', 'Bộ Y tế trình Đề án.', 'Bộ A trình Đề án.');
    expect(selectQuote('tháng 6 đề án', passage)).toBe('Bộ Y tế trình Đề án.');
    expect(selectQuote('tháng 6', passageOf('Tháng 6'))).toBeNull();
  });
});
