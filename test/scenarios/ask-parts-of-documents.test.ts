import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

let assistant: ShippedAssistant;
beforeAll(async () => {
  assistant = await openShippedAssistant();
});
const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);

describe('an official names a row or a point and asks of its task', () => {
  it.each([
    ['PL2.b.4 của ai', /^Các bộ, ngành, địa phương chủ trì: .*ký số từ xa/],
    ['pl1 b dòng 3 hạn khi nào', /^Hạn 30\/6\/2024, .*Kế hoạch số hóa ngành Nông nghiệp/],
    ['mục III.12 kết luận sơ kết của ai', /^Bộ Nông nghiệp .* chủ trì 2 nhiệm vụ/],
    ['điểm b mục III.3 kết luận sơ kết do ai phối hợp', /^Bộ Quốc phòng, Bộ Thông tin/],
    ['mục III.14 kết luận sơ kết xong chưa', /^Chưa có báo cáo nào được nạp: .*hài cốt/],
  ])('“%s”', (question, answer) => {
    expect(ask(question).text).toMatch(answer);
  });

  it('knows a table by what its tasks have in common', () => {
    expect(ask('phụ lục 1 bảng hoàn thành có mấy dòng của Bộ Công an').count).toBe(5);
    const [row] = ask('nhiệm vụ số 12 phụ lục 1 chưa hoàn thành là gì').tasks;
    expect(row?.lead).toEqual(['Bộ Giáo dục và Đào tạo']);
  });
});

describe('an official asks two things of tasks at once', () => {
  it.each([
    ['Có bao nhiêu việc quá hạn và việc nào đến hạn trong 30 ngày tới', 23, '12 nhiệm vụ đến hạn'],
    ['btc có việc gì quá hạn, việc gì sắp đến hạn', 1, 'Bộ Tài chính: 2 nhiệm vụ đến hạn'],
    ['NHNN: quá hạn? sắp đến hạn?', 1, 'không có nhiệm vụ nào đến hạn'],
  ])('what is late and what is still to come: “%s”', (question, late, second) => {
    const answer = ask(question);
    expect(answer.count).toBe(late);
    expect(answer.text.split('\n').slice(0, 3).join('\n')).toContain(second);
    const ids = answer.tasks.map((task) => task.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['m tính quá hạn kiểu gì', 'thế nào là quá hạn'])(
    'or how it is judged what is late: “%s”',
    (question) => {
      expect(ask(question).text).toMatch(/^Nhiệm vụ quá hạn khi hạn mới nhất/);
    },
  );
});
