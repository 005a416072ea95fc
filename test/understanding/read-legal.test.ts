import { describe, expect, it } from 'vitest';
import { createLegalIndex } from '../../src/answering/legal-index.js';
import type { LegalReference } from '../../src/domain/reference.js';
import { createLegalReader } from '../../src/understanding/read-legal.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

const reference = (kind: string, number: string): LegalReference => ({
  kind,
  number,
  issuer: 'Chính phủ',
  issuedOn: null,
  about: '',
  document: 'd',
  section: 's',
  quote: '',
});
const reader = createLegalReader(
  createLegalIndex([
    reference('Nghị định', '63/2024/NĐ-CP'),
    reference('Nghị định', '52/2024/NĐ-CP'),
    reference('Chỉ thị', '04/CT-TTg'),
    reference('Tờ trình', '13/TTr-BTTTT'),
    reference('Thông báo', '156/TB-VPCP'),
  ]),
);
const read = (text: string): [string, number][] =>
  reader.read(new Reading(tokenise(text))).map((one) => [one.number, one.references.length]);

describe('the reader of legal numbers', () => {
  it('finds a document by its whole number, a part of it, or the number alone', () => {
    expect(read('Nghị định số 63/2024/NĐ-CP quy định gì')).toEqual([
      ['Nghị định số 63/2024/NĐ-CP', 1],
    ]);
    expect(read('nghi dinh 63/2024 ve viec gi')).toEqual([['nghi dinh 63/2024', 1]]);
    expect(read('nghị định 52 ban hành chưa')).toEqual([['nghị định 52', 1]]);
    expect(read('52/2024/NĐ-CP là gì')).toEqual([['52/2024/NĐ-CP', 1]]);
    expect(read('chỉ thị 4 ngày nào')).toEqual([['chỉ thị 4', 1]]);
  });

  it('reports a number that nothing cites, and never another document of that number', () => {
    expect(read('nghị định 13/2023 quy định gì')).toEqual([['nghị định 13/2023', 0]]);
    expect(read('luật 91/2025/QH15 có gì')).toEqual([['91/2025/QH15', 0]]);
  });

  it('takes a notice by its number only where one is cited by it', () => {
    expect(read('tb 156 ngày nào')).toEqual([['tb 156', 1]]);
    expect(read('Thông báo 156/TB-VPCP ngày nào')).toEqual([['Thông báo 156/TB-VPCP', 1]]);
    expect(read('thông báo 30 ngày trước')).toEqual([]);
  });

  it.each(['có 5 quyết định nào', 'TT 5 phụ lục 1', 'bộ nào có nghị định'])(
    'sees none in “%s”',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('keeps the number from being read as a month later', () => {
    const reading = new Reading(tokenise('nghị định 63/2024 về gì'));
    reader.read(reading);
    expect(reading.folded).not.toContain('63/2024');
    expect(reading.rest()).toContain('63/2024');
  });
});
