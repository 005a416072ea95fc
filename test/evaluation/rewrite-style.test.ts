import { describe, expect, it } from 'vitest';
import { rewriteText } from '../../src/evaluation/rewrite-style.js';

const WORDS = { names: [['Bộ Tài chính', 'BTC']] as const };
const TEXT = 'Bộ Tài chính được giao bao nhiêu nhiệm vụ?';

describe('rewriteText', () => {
  it.each([
    ['no_marks', 'Bo Tai chinh duoc giao bao nhieu nhiem vu?'],
    ['half_marks', 'Bo Tài chinh được giao bao nhieu nhiệm vu?'],
    ['telex', 'Booj Taif chinhs dduwowcj giao bao nhieeu nhieemj vuj?'],
    ['abbreviations', 'BTC đc giao bn NV?'],
    ['upper_case', 'BỘ TÀI CHÍNH ĐƯỢC GIAO BAO NHIÊU NHIỆM VỤ?'],
    ['glued_names', 'BộTàichính được giao bao nhiêu nhiệm vụ?'],
  ] as const)('types %s', (style, expected) => {
    expect(rewriteText(TEXT, style, WORDS, 1)).toBe(expected);
  });

  it('drops one letter, always the same for the same seed', () => {
    const dropped = rewriteText(TEXT, 'dropped_letter', WORDS, 7);
    expect(dropped).toHaveLength(TEXT.length - 1);
    expect(rewriteText(TEXT, 'dropped_letter', WORDS, 7)).toBe(dropped);
  });

  it('shortens whole words only', () => {
    expect(rewriteText('Bộ Tài chínhx không', 'abbreviations', WORDS, 1)).toBe('Bộ Tài chínhx ko');
  });
});
