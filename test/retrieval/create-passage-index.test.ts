import { describe, expect, it } from 'vitest';
import { foldMarks } from '../../src/language/fold.js';
import { buildInSlices } from '../../src/retrieval/build-in-slices.js';
import { buildPassages } from '../../src/retrieval/build-passages.js';
import { createPassageIndex } from '../../src/retrieval/create-passage-index.js';
import { makeDocument, makeSection, makeSections } from './make-section.js';

const TEXTS = [
  'Bộ Tài chính xây dựng Nghị định về lập dự toán kinh phí chi thường xuyên.',
  'Bộ Thông tin và Truyền thông phủ sóng các thôn lờm sóng chưa có điện.',
  'Tỷ lệ thủ tục hành chính được cung cấp dịch vụ công trực tuyến toàn trình đạt 48%.',
  'Các bộ, ngành, địa phương bảo đảm an toàn thông tin cho hệ thống thông tin.',
  'Bộ Y tế trình Đề án phát triển hạ tầng công nghệ thông tin y tế.',
  'Sửa đổi, bổ sung Nghị định số 73/2019/NĐ-CP về đầu tư ứng dụng công nghệ thông tin.',
  'Cả nước có 1.077 thủ tục hành chính đã cắt giảm. Cả nước có nhiều thành phố.',
  'Bộ Công an hoàn thành Luật Dữ liệu theo Quyết định số 06/QĐ-TTg.',
];
const passages = buildPassages([], makeSections(...TEXTS));
const index = createPassageIndex(passages);
const first = (query: string) => index.search(query)[0]?.passage.text;

describe('createPassageIndex', () => {
  it.each([
    ['thôn lõm sóng', 1],
    ['lùm sóng', 1],
    ['tthc có dvctt toàn trình', 2],
    ['cntt y tế', 4],
    ['NĐ 73', 5],
    ['nghị định 73/2019', 5],
    ['1077 thủ tục', 6],
    ['quyết định 06', 7],
    ['bảo đảm attt', 3],
  ])('finds "%s" first, with marks or without, in NFC or NFD', (query, expected) => {
    expect(first(query)).toBe(TEXTS[expected]);
    expect(first(foldMarks(query))).toBe(TEXTS[expected]);
    expect(first(query.normalize('NFD').toUpperCase())).toBe(TEXTS[expected]);
  });

  it('prefers a passage that has the words together to one that has them apart', () => {
    const apart = createPassageIndex(
      buildPassages(
        [],
        makeSections(
          'Kinh phí được bố trí. Tế bào học phát triển. Số liệu đầy đủ.',
          'Phát triển kinh tế số.',
          'Hạ tầng được mở rộng.',
        ),
      ),
    );
    expect(apart.search('kinh tế số')[0]?.passage.section).toBe('I.2');
  });

  it('reads a point together with what it stands under', () => {
    const under = createPassageIndex(
      buildPassages(
        [makeDocument()],
        [
          makeSection({ text: 'Bộ Tư pháp:', path: 'II.1' }),
          makeSection({ text: 'Chia sẻ dữ liệu hộ tịch.', path: 'II.1.a' }),
          makeSection({ text: 'Bộ Xây dựng:', path: 'II.2' }),
          makeSection({ text: 'Chia sẻ dữ liệu nhà ở.', path: 'II.2.a' }),
        ],
      ),
    );
    const [hit, next] = under.search('Bộ Xây dựng chia sẻ dữ liệu');
    expect(hit?.passage.section).toBe('II.2.a');
    expect(next?.coverage).toBeLessThan(hit?.coverage ?? 0);
  });

  it('returns the text as it stands in the document, slips included', () => {
    for (const { passage } of index.search('lõm sóng')) expect(TEXTS).toContain(passage.text);
    expect(first('lõm sóng')).toContain('lờm sóng');
  });

  it('ranks the same way every time, equals in the order of the documents', () => {
    const twins = createPassageIndex(
      buildPassages([], makeSections('Hạ tầng số.', 'Dữ liệu mở.', 'Hạ tầng số.')),
    );
    const sections = twins.search('hạ tầng số').map(({ passage }) => passage.section);
    expect(sections).toEqual(['I.1', 'I.3']);
    expect(index.search('bộ trình đề án')).toEqual(
      createPassageIndex(passages).search('bộ trình đề án'),
    );
  });

  it('gives no more hits than asked for', () => {
    expect(index.search('bộ', { limit: 2 })).toHaveLength(2);
  });

  it('finds nothing for a question without terms or without any known one', () => {
    for (const query of ['', '   ', '😀?!', 'zzzz qqqq']) expect(index.search(query)).toEqual([]);
  });
});

describe('coverage', () => {
  const best = (query: string) => Math.max(0, ...index.search(query).map((hit) => hit.coverage));

  it('is 1 where a passage has every content word, whatever asks for it', () => {
    expect(best('lõm sóng')).toBe(1);
    expect(best('cho em hỏi thôn lõm sóng là gì ạ')).toBe(1);
  });

  it('falls with each word no passage has', () => {
    expect(best('thôn lõm sóng vệ tinh')).toBeLessThan(best('thôn lõm sóng'));
    expect(best('thôn lõm sóng vệ tinh')).toBeGreaterThan(0.2);
  });

  it('is low for a question that shares only scattered syllables', () => {
    expect(best('giá vàng hôm nay thế nào')).toBeLessThan(0.3);
    expect(best('thành phố nào đẹp nhất nước Pháp')).toBeLessThan(0.5);
  });

  it('is 0 for a question of function words alone', () => {
    for (const hit of index.search('của các bộ là gì')) expect(hit.coverage).toBeLessThanOrEqual(1);
    expect(best('của và các')).toBe(0);
  });

  it('weighs a rare word more than a common one', () => {
    const [rare] = index.search('bộ dữ liệu', { limit: 1 });
    const [common] = index.search('bộ nghị định', { sections: ['I.1'] });
    expect(rare?.passage.section).toBe('I.8');
    expect(common?.coverage).toBeGreaterThan(0);
  });

  it('names as focus the share found close together', () => {
    const spread = createPassageIndex(
      buildPassages([], makeSections('Số hóa hồ sơ. Đào tạo cán bộ. Kiểm tra mạng. Trả kết quả.')),
    );
    const [hit] = spread.search('số hóa hồ sơ trả kết quả');
    expect(hit?.coverage).toBeGreaterThan(hit?.focus ?? 1);
    expect(hit?.focus).toBeGreaterThan(0);
  });
});

describe('narrowing', () => {
  const two = createPassageIndex(
    buildPassages(
      [],
      [
        makeSection({ document: 'a', path: 'I.1', text: 'Phát triển dữ liệu số quốc gia.' }),
        makeSection({ document: 'a', path: 'II.1', text: 'Dữ liệu số ngành y tế.' }),
        makeSection({ document: 'b', path: 'I.1', text: 'Dữ liệu số địa phương.' }),
      ],
    ),
  );
  const found = (options: { documents?: string[]; sections?: string[] }) =>
    two.search('dữ liệu số', options).map(({ passage }) => passage.id);

  it('keeps to the documents and sections asked for', () => {
    expect(found({ documents: ['b'] })).toEqual(['b#I.1']);
    expect(found({ sections: ['II'] })).toEqual(['a#II.1']);
    expect(found({ documents: ['a'], sections: ['I'] })).toEqual(['a#I.1']);
  });

  it('finds nothing in an unknown document or among no documents', () => {
    expect(found({ documents: ['c'] })).toEqual([]);
    expect(found({ documents: [] })).toEqual([]);
  });
});

describe('buildInSlices', () => {
  it('builds the same index, pausing on the way', async () => {
    const many = Array.from({ length: 5 }, () => passages).flat();
    let pauses = 0;
    const sliced = await buildInSlices(many, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(pauses).toBeGreaterThanOrEqual(3);
    expect(sliced.size).toBe(many.length);
    expect(sliced.search('lõm sóng')).toEqual(createPassageIndex(many).search('lõm sóng'));
  });
});
