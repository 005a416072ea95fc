import { describe, expect, it } from 'vitest';
import { finishNow } from '../../src/domain/steps.js';
import { compoundSteps } from '../../src/understanding/compounds.js';

describe('compoundSteps', () => {
  const isCompound = finishNow(
    compoundSteps(['Tổ chức Hội nghị về tàu cá; ngân sách trung ương', 'việc nào còn lại']),
  );

  it('keeps words whose half looks like a frame word without its marks', () => {
    expect(['hoi nghi', 'tau ca', 'ngan sach'].map(isCompound)).toEqual([true, true, true]);
  });

  it('does not keep frame words that are spelt so', () => {
    expect(isCompound('viec nao')).toBe(false);
    expect(isCompound('con lai')).toBe(false);
  });
});
