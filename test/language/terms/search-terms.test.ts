import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMarks } from '../../../src/language/fold.js';
import { analyseTerms, searchTerms } from '../../../src/language/terms/search-terms.js';

const contentOf = (text: string) =>
  analyseTerms(text)
    .filter(({ isFunctionWord }) => !isFunctionWord)
    .map(({ term }) => term);

describe('searchTerms', () => {
  it('gives folded syllables and their adjacent pairs', () => {
    expect(searchTerms('Hạ tầng số')).toEqual(['ha', 'tang', 'ha tang', 'so', 'tang so']);
  });

  it('keeps a document number whole besides its parts, tied to its kind', () => {
    const terms = searchTerms('Nghị định số 73/2019/NĐ-CP');
    expect(terms).toEqual(
      expect.arrayContaining(['73/2019/nd-cp', 'nghi dinh', 'dinh 73', '73', '2019', 'cp']),
    );
  });

  it.each([
    ['Quyết định 06', '06/QĐ-TTg'],
    ['quyet dinh so 06', 'Quyết định số 06/QĐ-TTg'],
    ['TB 203', '203/TB-VPCP'],
    ['Thông báo số 203', '203/TB-VPCP'],
    ['NĐ 73/2019', 'Nghị định số 73/2019/NĐ-CP'],
    ['ĐA06', 'Đề án 06/CP'],
    ['dvc', 'dịch vụ công trực tuyến'],
  ])('finds every term of "%s" in "%s"', (asked, written) => {
    expect(searchTerms(written)).toEqual(expect.arrayContaining(searchTerms(asked)));
  });

  it.each([
    ['TTHC', 'thủ tục hành chính'],
    ['Bộ TT&TT', 'Bộ Thông tin và Truyền thông'],
    ['BTTTT', 'bộ thông tin và truyền thông'],
    ['BCD chuyên đổi sớ', 'BCĐ CĐS'],
    ['vùng lờm sóng', 'vùng lõm sóng'],
    ['vùng lùm sóng', 'vùng lõm sóng'],
    ['1.077 TTHC', '1077 thủ tục hành chính'],
    ['23,8%', '23.8'],
    ['tháng 06', 'tháng 6'],
    ['Quý III', 'quý 3'],
    ['KT-XH', 'kinh tế xã hội'],
    ['bộ³, ngành', 'bộ, ngành'],
    ['chính,phủ', 'chính phủ'],
  ])('reads "%s" and "%s" alike', (one, other) => {
    expect(searchTerms(one)).toEqual(searchTerms(other));
  });

  it('keeps an unknown abbreviation with an ampersand whole besides its parts', () => {
    expect(searchTerms('R&D')).toEqual(['r&d', 'r', 'd', 'r d']);
  });

  it('keeps figures that differ apart', () => {
    expect(searchTerms('256/1077')).toContain('256/1077');
    expect(searchTerms('1.077')).not.toEqual(searchTerms('1,077'));
  });

  it('marks words that only ask, connect or are polite', () => {
    expect(contentOf('cho em hỏi tỷ lệ hồ sơ là bao nhiêu ạ')).toEqual([
      ...['ty', 'le', 'ty le', 'ho', 'le ho', 'so', 'ho so'],
    ]);
    expect(contentOf('có gì không ạ')).not.toContain('gi');
  });

  it('takes words that JavaScript knows for plain words', () => {
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(searchTerms(`${word} 5`)).toHaveLength(3);
      expect(searchTerms(`1/${word} quý ${word}`)).toContain('quy');
    }
  });

  it('gives nothing for signs and blanks', () => {
    expect(searchTerms(' …!? \u200b 😀 ')).toEqual([]);
  });

  it('gives the same terms in any spelling of the same words', () => {
    const word = fc.constantFrom(
      ...'Bộ,Tài,chính,thủ,tục,TTHC,TT&TT,06/QĐ-TTg,Nghị,định,số,73,lờm,sóng,Đề,án,ĐA06,DVCTT,của,ở,đâu'.split(
        ',',
      ),
      ...'1.077,23,256/1077,quý,III,đường,huyện,giữa,ủy,ban,UBND,CSDL,KT-XH,trước,ngày,30/6/2024'.split(
        ',',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const terms = searchTerms(text.normalize('NFC'));
        expect(searchTerms(text.normalize('NFD'))).toEqual(terms);
        expect(searchTerms(text.toUpperCase())).toEqual(terms);
        expect(searchTerms(text.toLowerCase().normalize('NFD'))).toEqual(terms);
        expect(searchTerms(foldMarks(text))).toEqual(terms);
      }),
    );
  });

  it('gives only terms without marks, capitals or empty ones for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const term of searchTerms(text)) expect(term).toMatch(/^\S+(?: \S+)?$/u);
      }),
    );
  });
});
