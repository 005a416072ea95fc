import { describe, expect, it } from 'vitest';
import { readAssignees } from '../../../src/language/agencies/read-assignees.js';
import { splitWords } from '../../../src/language/agencies/words.js';
import { testGazetteer } from './test-gazetteer.js';

const read = (text: string) => {
  const words = splitWords(text);
  const { assignees, next } = readAssignees(text, words, 0, testGazetteer);
  return {
    names: assignees.map(({ name }) => name),
    rest: text.slice(words[next]?.start ?? text.length),
    assignees,
  };
};

describe('readAssignees', () => {
  it.each([
    ['Bộ Y tế chủ trì', ['Bộ Y tế']],
    ['Bộ trưởng Bộ Y tế chỉ đạo', ['Bộ Y tế']],
    ['Bộ Lao động – Thương binh và Xã hội chủ trì', ['Bộ Lao động - Thương binh và Xã hội']],
    ['Bộ Lao động, Thương binh và Xã hội chủ trì', ['Bộ Lao động - Thương binh và Xã hội']],
    ['Bộ LĐTBXH chủ trì', ['Bộ Lao động - Thương binh và Xã hội']],
    ['Bộ Công an, Bộ Y tế chủ trì', ['Bộ Công an', 'Bộ Y tế']],
    ['Các Bộ: Công an, Y tế khẩn trương', ['Bộ Công an', 'Bộ Y tế']],
    ['Các bộ Công an, Y tế đẩy mạnh', ['Bộ Công an', 'Bộ Y tế']],
    ['Bộ trưởng các Bộ: Công an, Y tế khẩn trương', ['Bộ Công an', 'Bộ Y tế']],
    ['UBND tỉnh An Giang khẩn trương', ['UBND tỉnh An Giang']],
    ['Chủ tịch Ủy ban nhân dân các tỉnh: An Giang, Cần Thơ tiếp tục', ['An Giang', 'Cần Thơ']],
    ['02 Ủy ban nhân dân các tỉnh, thành phố An Giang, Cần Thơ trình', ['An Giang', 'Cần Thơ']],
    ['đồng chí Phó Thủ tướng Chính phủ Trần Lưu Quang chỉ đạo', ['Phó Thủ tướng Trần Lưu Quang']],
  ])('reads "%s"', (text, names) => {
    expect(read(text).names).toEqual(names);
  });

  it.each([
    ['Sở Khoa học và Công nghệ chủ trì', ['Sở Khoa học và Công nghệ']],
    ['Công an tỉnh chủ trì', ['Công an tỉnh']],
    ['Ngân hàng Chính sách xã hội: sử dụng', ['Ngân hàng Chính sách xã hội']],
    ['Trung tâm Chuyển đổi số Thành phố chủ trì', ['Trung tâm Chuyển đổi số Thành phố']],
  ])('names a body the register does not know: "%s"', (text, names) => {
    expect(read(text).names).toEqual(names);
    expect(read(text).assignees[0]?.agencyId).toBeNull();
  });

  it('reads office holders of classes side by side as one class', () => {
    const { assignees, rest } = read(
      'Bộ trưởng, Thủ trưởng cơ quan ngang bộ; Chủ tịch Ủy ban nhân dân các tỉnh, thành phố tập trung rà soát',
    );
    expect(assignees).toHaveLength(1);
    expect(assignees[0]).toMatchObject({ agencyId: 'cac-bo-nganh-dia-phuong', kind: 'class' });
    expect(rest).toBe('tập trung rà soát');
  });

  it('takes no registered class for bodies below the province', () => {
    expect(read('Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường').assignees).toEqual([
      expect.objectContaining({ agencyId: null, kind: 'class' }),
    ]);
  });

  it('tells those concerned from those named', () => {
    expect(read('Bộ Y tế và các cơ quan liên quan').assignees.map((one) => one.isRelated)).toEqual([
      false,
      true,
    ]);
  });

  it('keeps the number printed before a class', () => {
    expect(read('04 cơ quan1 chưa ban hành').assignees[0]).toMatchObject({
      kind: 'class',
      count: 4,
    });
  });

  it.each(['Báo cáo Thủ tướng Chính phủ', 'Ban hành các chính sách', 'Bộ phận một cửa', 'Đơn vị'])(
    'reads no assignee in "%s"',
    (text) => {
      expect(read(text).names).toEqual([]);
    },
  );
});
