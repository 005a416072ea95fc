import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from './shipped-assistant.js';

let assistant: ShippedAssistant;
beforeAll(async () => {
  assistant = await openShippedAssistant();
});
const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);

describe('an official asks who does a thing, in words of every day', () => {
  it.each([
    ['bo nao dung dau viec lam luat du lieu', /^Bộ Công an chủ trì: .*Luật dữ liệu/],
    ['nhà nước giao ai làm máy tính tiền', /^Bộ Tài chính chủ trì: .*hóa đơn điện tử/],
    ['việc khen thưởng chuyển đổi số giao cho mấy bộ', /^Bộ Công an, Bộ Thông tin .* chủ trì/],
    [
      'ông nào ở bộ tài chính trực tiếp làm nghị định chi thường xuyên',
      /^Văn bản không nêu cá nhân/,
    ],
  ])('“%s”', (question, answer) => {
    expect(ask(question).text).toMatch(answer);
  });
});

describe('an official asks how much of its work an agency has done', () => {
  it.each([
    ['Bộ Công an hoàn thành đc mấy cái', 5, 'Đã hoàn thành 5/14 nhiệm vụ chủ trì (35,7%)'],
    ['BTTTT: xong mấy/tổng mấy', 14, 'Đã hoàn thành 14/40 nhiệm vụ chủ trì (35,0%)'],
    ['tỉ lệ hoàn thành của bộ nội vụ', 1, 'Đã hoàn thành 1/3 nhiệm vụ chủ trì (33,3%)'],
  ])('“%s”', (question, count, share) => {
    const answer = ask(question);
    expect(answer.count).toBe(count);
    expect(answer.text).toContain(share);
  });
});

describe('an official asks for a state by words that join two', () => {
  it.each([
    ['việc nào làm xong mà trễ hạn', /^6 nhiệm vụ hoàn thành quá hạn/],
    ['btttt xin lùi mấy việc', /^Bộ Thông tin và Truyền thông: 2 nhiệm vụ đã gia hạn/],
    [
      'nhiệm vụ nào của BTTTT chưa xong nhưng chưa quá hạn',
      /^Bộ Thông tin và Truyền thông: 24 nhiệm vụ chưa quá hạn chưa hoàn thành/,
    ],
    [
      'lý do bộ y tế chậm đề án',
      /^Bộ Y tế: 1 nhiệm vụ quá hạn[^\n]*\n[^\n]*không nêu riêng nguyên nhân/,
    ],
    ['CSDL thương mại điện tử dùng chung có hạn không', /^Văn bản không định hạn/],
    ['kinh phí làm đề án Tây Nguyên', /^Các văn bản đã nạp không ghi kinh phí/],
  ])('“%s”', (question, answer) => {
    expect(ask(question).text).toMatch(answer);
  });

  it('finds those extended that are late again', () => {
    const answer = assistant.ask('2024-09-05', 'cái nào gia hạn rồi mà vẫn trễ');
    expect(answer.count).toBe(5);
    expect(answer.tasks.every((task) => task.overdue && task.due !== task.originalDue)).toBe(true);
  });
});

describe('an official asks for duties that recur', () => {
  it.each([
    ['có việc nào phải làm hàng tháng không', 1, 'hàng tháng'],
    ['nhiệm vụ định kỳ hằng quý', 1, 'hàng quý'],
    ['việc làm thường xuyên của bộ công an', 2, 'thường xuyên'],
  ])('“%s”', (question, count, rhythm) => {
    const answer = ask(question);
    expect(answer.count).toBe(count);
    expect(answer.tasks.some((task) => task.recurrence?.includes(rhythm))).toBe(true);
  });
});

describe('an official asks for tasks nobody has reported on', () => {
  it('tells those without any report from those whose progress no report tells', () => {
    const unreported = ask('việc chưa ai báo cáo gì');
    expect(unreported.tasks.every((task) => task.status === 'unknown')).toBe(true);
    const untold = ask('việc quá hạn mà không có báo cáo tiến độ');
    expect(untold.tasks.every((task) => task.overdue && task.statusNote === null)).toBe(true);
    expect(untold.count).toBe(17);
  });
});

describe('an official asks for the part an agency takes', () => {
  it('leaves out what it leads where only taking part is meant', () => {
    const answer = ask('không phải chủ trì mà phối hợp thì bộ tư pháp có việc gì');
    expect(answer.count).toBe(1);
    expect(answer.tasks[0]?.coordinating).toContain('Bộ Tư pháp');
  });

  it('counts both parts apart', () => {
    expect(ask('bộ nội vụ chủ trì mấy việc, phối hợp mấy việc').text).toContain(
      'Chủ trì 3 · Phối hợp 1',
    );
  });
});

describe('an official asks what an agency owes', () => {
  it('answers what is late and says how much is open besides', () => {
    const { text, count } = ask('bộ xây dựng nợ mấy việc rồi em');
    expect(count).toBe(3);
    expect(text).toContain('“Nợ” ở đây hiểu là quá hạn');
    expect(text).toContain('còn 5 nhiệm vụ chưa hoàn thành');
  });

  it('knows a province behind “UBND t.”', () => {
    expect(ask('UBND t. Tây Ninh còn việc chưa xong ko').text).toMatch(/^Tây Ninh: 1 nhiệm vụ/);
  });
});
