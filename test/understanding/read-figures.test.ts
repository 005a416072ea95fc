import { describe, expect, it } from 'vitest';
import { figureKey, indexFigures } from '../../src/language/figure-index.js';
import { createFigureReader } from '../../src/understanding/read-figures.js';
import { tokenise } from '../../src/understanding/utterance.js';

const figures = indexFigures({
  inconsistencies: [
    { id: 'shares', statement: 'ghi 12/34 là 32,3%, đoạn sau ghi 31,3%', about: [], places: [] },
    { id: 'other', statement: 'ghi 05/21 bộ', about: [], places: [] },
  ],
  indicators: [],
});
const reader = createFigureReader({ findFigure: (figure) => figures.get(figureKey(figure)) });

describe('the reader of bare figures', () => {
  it('finds what speaks of a share, a percentage or both', () => {
    expect(reader.read(tokenise('số liệu 12/34 có đúng không')).inconsistencies).toEqual([
      'shares',
    ]);
    expect(reader.read(tokenise('32,3% hay 31,3%')).inconsistencies).toEqual(['shares']);
  });

  it('takes a leading zero and a missing percent sign for the same figure', () => {
    expect(reader.read(tokenise('5/21 bộ')).inconsistencies).toEqual(['other']);
    expect(reader.read(tokenise('có phải 32,3 không')).inconsistencies).toEqual(['shares']);
  });

  it('takes no date and no year for a figure', () => {
    expect(reader.read(tokenise('năm 2024, ngày 15/7/2024')).typed).toBe(0);
  });
});
