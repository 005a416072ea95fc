import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureLayout } from '../../../src/ingestion/clean/measure-layout.js';
import { splitLines } from '../../../src/ingestion/clean/split-lines.js';
import {
  fragmentsOf,
  joinStretches,
  sliceStretch,
  takeStretch,
} from '../../../src/ingestion/clean/stretch.js';
import { stripMarks } from '../../../src/ingestion/clean/strip-marks.js';

describe('stripMarks', () => {
  it('drops emphasis, tags, link targets and zero-width signs and keeps the words', () => {
    expect(stripMarks('***đạt*** <i>48%</i> theo [06/QĐ-TTg](#)\u200b')).toBe(
      'đạt 48% theo 06/QĐ-TTg',
    );
  });

  it('keeps a bracketed footnote mark before a parenthesis', () => {
    expect(stripMarks('kịp thời[1](trong đó còn 3)')).toBe('kịp thời[1](trong đó còn 3)');
  });

  it('keeps every line break', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), (lines) => {
        const text = lines.join('\n').replace(/\r/g, '');
        expect(stripMarks(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });
});

describe('takeStretch', () => {
  it('folds white space and remembers where every character stood', () => {
    const source = '  Bộ  Tài\n chính ';
    const stretch = takeStretch(source, 0, source.length);
    expect(stretch.text).toBe('Bộ Tài chính');
    expect(stretch.at.map((offset) => source[offset])).toEqual([
      ...'Bộ',
      ' ',
      ...'Tài',
      ' ',
      ...'chính',
    ]);
  });
});

describe('fragmentsOf', () => {
  const source = 'một hai\n3\nba bốn';
  const whole = joinStretches([takeStretch(source, 0, 7), takeStretch(source, 10, source.length)]);

  it('breaks where the source has other words in between', () => {
    expect(whole.text).toBe('một hai ba bốn');
    expect(fragmentsOf(whole, source)).toEqual(['một hai', 'ba bốn']);
  });

  it('does not break at a line break alone', () => {
    const lines = joinStretches([takeStretch('a b\nc', 0, 3), takeStretch('a b\nc', 4, 5)]);
    expect(fragmentsOf(lines, 'a b\nc')).toEqual(['a b c']);
  });

  it('follows a slice', () => {
    expect(fragmentsOf(sliceStretch(whole, 4, 10), source)).toEqual(['hai', 'ba']);
  });
});

describe('splitLines', () => {
  it('numbers lines as in the file and counts the blank lines before them', () => {
    const { lines } = splitLines('\n## I. Kết quả\n\n\n**1. Hạ tầng**\n');
    expect(lines.map(({ number, text, blankBefore }) => [number, text, blankBefore])).toEqual([
      [2, 'I. Kết quả', 1],
      [5, '1. Hạ tầng', 2],
    ]);
    expect(lines.map(({ headingLevel, isBold }) => [headingLevel, isBold])).toEqual([
      [2, false],
      [0, true],
    ]);
  });

  it('knows that bold begun on one line goes on to the next', () => {
    const { lines } = splitLines('**THỦ\nTƯỚNG CHÍNH PHỦ**\nSố: 1');
    expect(lines.map((line) => line.continuesEmphasis)).toEqual([false, true, false]);
  });
});

describe('measureLayout', () => {
  const sentence = 'Các bộ, ngành, địa phương khẩn trương rà soát và báo cáo kết quả thực hiện';

  it('finds the width of hard-wrapped text', () => {
    const text = `${sentence}\nnhiệm vụ được giao tại Kế hoạch này, bảo đảm đúng tiến độ và chất lượng\n`;
    const layout = measureLayout(splitLines(text.repeat(6)).lines);
    expect(layout.wrapWidth).toBeGreaterThan(60);
    expect(layout.isDoubleSpaced).toBe(false);
  });

  it('tells a text with one paragraph a line', () => {
    const layout = measureLayout(splitLines(`1. ${sentence.repeat(4)}.\n\n`.repeat(6)).lines);
    expect(layout.wrapWidth).toBeNull();
  });

  it('tells double spacing', () => {
    const text = `${sentence}\n\nnhiệm vụ được giao tại Kế hoạch này, bảo đảm tiến độ\n\n`;
    expect(measureLayout(splitLines(text.repeat(6)).lines).isDoubleSpaced).toBe(true);
  });
});
