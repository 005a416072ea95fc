import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

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
    ['việc nào làm xong mà trễ hạn', /^7 nhiệm vụ hoàn thành quá hạn/],
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

describe('an official asks for tasks by when they are due', () => {
  it.each([
    ['từ 20/7 đến hết tháng có mấy việc đến hạn', 13, /đến hạn từ 20\/7\/2024 đến 31\/7\/2024/],
    ['nếu hôm nay là 1/8/2024 thì bộ xây dựng trễ mấy việc', 4, /quá hạn \(tính đến 1\/8\/2024\)/],
    [
      'việc của bộ công thương cái nào gấp nhất',
      1,
      /^Bộ Công Thương: 1 nhiệm vụ chưa hoàn thành có định hạn/,
    ],
    ['bo tai nguyen co viec nao co thoi han khong', 0, /không có nhiệm vụ nào có định hạn/],
  ])('“%s”', (question, count, headline) => {
    const answer = ask(question);
    expect(answer.count).toBe(count);
    expect(answer.text.split('\n')[0]).toMatch(headline);
  });

  it('compares months by counting each', () => {
    expect(ask('so sánh việc đến hạn tháng 7 và tháng 8').text).toMatch(
      /• Tháng 7\/2024: 13 .*\n• Tháng 8\/2024: 6 /,
    );
  });

  it('takes a period alone as the same question of another time', () => {
    const answer = ask('tuần này việc gì đến hạn', 'tuần sau nữa');
    expect(answer.query.tasks?.due).toEqual({ from: '2024-07-29', to: '2024-08-04' });
  });
});

describe('an official asks who takes part', () => {
  it('ranks by taking part where that is asked', () => {
    expect(ask('bộ nào phối hợp nhiều nhất').text).toMatch(
      /^Bộ Thông tin và Truyền thông có nhiệm vụ tham gia phối hợp nhiều nhất: 7/,
    );
  });

  it('finds what two agencies do together', () => {
    const answer = ask('giao cho bộ công an và bộ tttt cùng làm thì có việc gì');
    expect(answer.count).toBe(3);
  });

  it('names those without late tasks, however that is put', () => {
    expect(ask('bộ nào có việc mà không bị trễ việc nào').text).toMatch(
      /^5 bộ.* không có nhiệm vụ quá hạn nào/,
    );
  });

  it('takes a department of a province for no ministry', () => {
    expect(ask('tôi ở sở tttt bến tre thì phải làm gì').refused).toBe(true);
  });
});

describe('an official asks for one part of the official split, or of all', () => {
  it.each([
    [
      'btttt còn mấy việc trong hạn',
      11,
      /^Bộ Thông tin và Truyền thông: 11 nhiệm vụ còn trong hạn/,
    ],
    ['xong hết việc của thông báo 203 chưa', 42, /^42 nhiệm vụ theo 203\/TB-VPCP/],
    ['việc bị trễ mà có gia hạn của bộ kế hoạch là gì', 1, /1 nhiệm vụ đã gia hạn/],
    ['việc nào của bộ tài chính do phó thủ tướng chỉ đạo', 1, /được giao chỉ đạo/],
    ['hôm qua có việc nào hết hạn không', 0, /đến hạn ngày 14\/7\/2024/],
  ])('“%s”', (question, count, headline) => {
    const answer = ask(question);
    expect(answer.count).toBe(count);
    expect(answer.text.split('\n')[0]).toMatch(headline);
  });

  it('names those that have done nothing yet', () => {
    expect(ask('mấy bộ chưa có việc nào xong').text).toMatch(/^10 bộ.*\nBộ Kế hoạch và Đầu tư \(8/);
  });

  it('compares what is done where that is asked', () => {
    const { text } = ask('so voi bo cong an thi bo tttt xong nhieu hon bao nhieu viec');
    expect(text).toContain('Bộ Thông tin và Truyền thông nhiều hơn 9.');
  });

  it('leaves out what is done of the work taken over', () => {
    const answer = assistant.ask('2025-04-15', 'bộ nn&mt tiếp quản bao nhiêu việc chưa xong');
    expect(answer.tasks.filter((task) => task.scope === 'inherited')).toHaveLength(5);
  });

  it('takes a meeting for no body', () => {
    expect(ask('việc giao ban hàng tháng là của ai').text).toMatch(/^Bộ Công an/);
  });
});

describe('an official asks for lateness and deadlines as people say them', () => {
  it.each([
    ['btc và bkhđt trễ tổng cộng mấy việc', 5],
    ['trong tháng 6 có bao nhiêu việc phải xong, đã xong mấy', 19],
    ['đến cuối tháng 9 btttt còn phải xong mấy việc', 12],
    ['có bao nhiêu việc của các địa phương chưa xong', 2],
    ['hạn chót của từng việc bộ kế hoạch', 8],
  ])('“%s”', (question, count) => {
    expect(ask(question).count).toBe(count);
  });

  it('counts years of lateness', () => {
    const { tasks } = assistant.ask('2025-11-01', 'việc nào trễ quá 1 năm rồi');
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.every(({ due, overdue }) => overdue && due !== null && due <= '2024-11-01')).toBe(
      true,
    );
  });

  it('finds what is late of the work taken over', () => {
    const { tasks } = assistant.ask('2025-11-01', 'bộ khcn tiếp nhận những việc nào đang trễ');
    const inherited = tasks.filter((task) => task.scope === 'inherited');
    expect(inherited).toHaveLength(13);
    expect(inherited.every((task) => task.overdue)).toBe(true);
  });

  it('takes for late since “đầu tháng” what was due the day before or later', () => {
    const { query } = assistant.ask('2024-08-10', 'từ đầu tháng tới giờ có thêm việc gì trễ');
    expect(query.tasks).toMatchObject({
      overdue: true,
      due: { from: '2024-07-31', to: '2024-08-09' },
    });
  });

  it('says that no document extended it, where that is asked', () => {
    expect(ask('bộ y tế trễ gì', 'gia hạn chưa').text).toMatch(
      /^Các văn bản đã nạp không ghi gia hạn; hạn 30\/6\/2024/,
    );
  });

  it('goes on from a list to one of it and to how late it is', () => {
    expect(ask('nhiệm vụ của bộ tư pháp', 'cái nào trễ', 'trễ mấy ngày').text).toMatch(
      /^Hạn 31\/3\/2024, quá 106 ngày/,
    );
  });
});
