import { describe, expect, it } from 'vitest';
import { createTextMatcher } from '../../src/retrieval/create-text-matcher.js';

const entry = (id: string, text: string, weight = 1) => ({ id, text, weight });
const matcher = createTextMatcher([
  entry('dvc', 'tỷ lệ thủ tục hành chính cung cấp dịch vụ công trực tuyến toàn trình'),
  entry('dvc', 'DVC toàn trình'),
  entry(
    'vien-thong',
    'Nghị định quy định chi tiết Luật Viễn thông về hoạt động viễn thông công ích',
  ),
  entry('lom-song', 'thôn lõm sóng'),
  entry(
    'lom-song-viec',
    'Đẩy mạnh giải pháp xóa thôn lõm sóng trên phạm vi toàn quốc trong năm 2024',
  ),
  entry('kinh-te-so', 'Tỷ trọng kinh tế số trong GDP'),
  entry('y-te', 'Đề án tổng thể phát triển hạ tầng và ứng dụng công nghệ thông tin y tế'),
]);
const ids = (query: string) => matcher.match(query).map(({ id }) => id);

describe('createTextMatcher', () => {
  it.each([
    ['dvctt toàn trình đạt bao nhiêu', 'dvc'],
    ['nghi dinh vien thong xong chua', 'vien-thong'],
    ['đề án y tế', 'y-te'],
    ['kts chiếm bao nhiêu gdp', 'kinh-te-so'],
  ])('finds "%s"', (query, id) => {
    expect(ids(query)[0]).toBe(id);
  });

  it('puts a short name matched in full before a long text matched in part', () => {
    expect(ids('còn bao nhiêu thôn lùm sóng')[0]).toBe('lom-song');
  });

  it('puts the text with more of the question first where none is a full name', () => {
    expect(ids('xóa lõm sóng toàn quốc')[0]).toBe('lom-song-viec');
  });

  it('scores 1 for the very words', () => {
    const [match] = matcher.match('Cho em hỏi thôn lõm sóng ạ');
    expect(match).toMatchObject({ id: 'lom-song', score: 1, coverage: 1, completeness: 1 });
  });

  it('names each id once, by its best text', () => {
    expect(ids('DVC toàn trình').filter((id) => id === 'dvc')).toHaveLength(1);
    expect(matcher.match('DVC toàn trình')[0]?.completeness).toBe(1);
  });

  it('gives function words no weight', () => {
    expect(matcher.match('là bao nhiêu vậy ạ')).toEqual([]);
    expect(matcher.match('của trong về')).toEqual([]);
  });

  it('tells a part of the question that no text has by its coverage', () => {
    const [match] = matcher.match('lõm sóng ở sao Hỏa');
    expect(match?.coverage).toBeLessThan(0.8);
  });

  it('multiplies by an entry’s weight', () => {
    const weighted = createTextMatcher([entry('a', 'hạ tầng số', 0.5), entry('b', 'hạ tầng số')]);
    expect(weighted.match('hạ tầng số').map(({ id, score }) => [id, score])).toEqual([
      ['b', 1],
      ['a', 0.5],
    ]);
  });

  it('keeps equals in the order given and stops at the limit', () => {
    const twins = createTextMatcher([
      entry('a', 'dữ liệu'),
      entry('b', 'dữ liệu'),
      entry('c', 'khác'),
    ]);
    expect(twins.match('dữ liệu').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(twins.match('dữ liệu', { limit: 1 })).toHaveLength(1);
  });

  it('finds nothing among no entries', () => {
    expect(createTextMatcher([]).match('dữ liệu')).toEqual([]);
  });

  it('finds the same with less looking: what bears too little is left out, not what is best', () => {
    const words = ['dữ liệu', 'quốc gia', 'hạ tầng', 'số hóa', 'an toàn', 'thông tin', 'y tế'];
    const texts = Array.from({ length: 400 }, (_, index) =>
      entry(
        `t${index % 150}`,
        words.filter((_word, at) => (index * 7 + at * at) % (at + 2) === 0).join(' '),
        index % 3 === 0 ? 1 : 0.8,
      ),
    );
    const many = createTextMatcher(texts);
    for (const query of ['an toàn thông tin y tế', 'số hóa dữ liệu quốc gia', 'hạ tầng y tế lạ']) {
      const all = many.match(query, { limit: Infinity, minCoverage: 0 });
      expect(all.length).toBeGreaterThan(50);
      expect(many.match(query, { limit: Infinity, minCoverage: 0.5 })).toEqual(
        all.filter(({ coverage }) => coverage >= 0.5),
      );
      expect(many.match(query, { limit: 9, minCoverage: 0 })).toEqual(all.slice(0, 9));
    }
  });

  it('reports every text that bears just the share asked for', () => {
    const names = ['cây', 'hoa', 'rễ'];
    // Numbers of other texts at which the words' weights do not add up evenly are among these.
    for (const others of Array.from({ length: 20 }, (_, index) => index)) {
      const alike = createTextMatcher([
        ...names.map((name) => entry(name, name)),
        ...Array.from({ length: others }, (_, index) => entry(`x${index}`, `zzz${index}`)),
      ]);
      const found = alike.match('cây và hoa và rễ', { minCoverage: 1 / 3 });
      expect(found.map(({ id }) => id).toSorted()).toEqual(names.toSorted());
    }
  });
});
