import { describe, expect, it } from 'vitest';
import { createWordReader } from '../../src/language/read-words.js';
import { createCompoundCollector } from '../../src/understanding/compounds.js';

describe('createCompoundCollector', () => {
  const collector = createCompoundCollector();
  const readWords = createWordReader();
  for (const text of ['Tổ chức Hội nghị về tàu cá; ngân sách trung ương', 'việc nào còn lại'])
    collector.add(readWords(text));
  const isCompound = collector.finish();

  it('keeps words whose half looks like a frame word without its marks', () => {
    expect(['hoi nghi', 'tau ca', 'ngan sach'].map(isCompound)).toEqual([true, true, true]);
  });

  it('does not keep frame words that are spelt so', () => {
    expect(isCompound('viec nao')).toBe(false);
    expect(isCompound('con lai')).toBe(false);
  });
});
