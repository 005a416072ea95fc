import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

let assistant: ShippedAssistant;
beforeAll(async () => {
  assistant = await openShippedAssistant();
});
const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);
const askLater = (...turns: string[]) => assistant.ask('2025-05-05', ...turns);

describe('an official asks on after a list', () => {
  it('for the first of a rank', () => {
    expect(ask('top các bộ quá hạn', '3 bộ đầu thôi').text).toMatch(
      /^3 cơ quan .*\n1\. Bộ Kế hoạch và Đầu tư: 4\n2\. Bộ Xây dựng: 3\n3\. /,
    );
  });

  it.each(['của ai?', 'những bộ nào vậy'])('whose the tasks are: “%s”', (turn) => {
    const answer = ask('việc quá hạn toàn quốc', turn);
    expect(answer.intent).toBe('task_rank');
    expect(answer.text).toContain('• Bộ Kế hoạch và Đầu tư: 4');
  });

  it.each(['liệt kê đi', 'kể ra xem'])('for the rows of a count: “%s”', (turn) => {
    expect(ask('BTTTT quá hạn mấy việc', turn)).toMatchObject({ intent: 'task_list', count: 2 });
  });

  it('when one task is due, by the word alone', () => {
    expect(ask('ai làm chiến lược chuỗi khối', 'hạn?').text).toMatch(/^Văn bản không định hạn/);
    expect(ask('bộ y tế', 'hạn').text).toMatch(/^Hạn 30\/6\/2024/);
    expect(ask('bộ y tế còn nợ gì', 'thời hạn?').text).toMatch(/^Hạn 30\/6\/2024/);
  });

  it('for the second of a rank', () => {
    expect(ask('ai chậm nhất', 'còn đứng thứ hai?').text).toContain('2. Bộ Xây dựng: 3');
  });

  it('of the one task answered, by its kind', () => {
    const { text } = ask('Ngân hàng nhà nước quá hạn gì', 'cơ chế đó hạn ban đầu là bao giờ');
    expect(text).toMatch(/^Hạn 30\/6\/2024/);
  });

  it('why it is not done, which no document tells', () => {
    expect(ask('nhiệm vụ bộ y tế', 'tại sao chưa xong').text).toContain(
      'không nêu riêng nguyên nhân',
    );
  });

  it('which document it stands in', () => {
    expect(ask('đề án y tế của bộ y tế tới đâu', 'thuộc văn bản nào').intent).toBe('source');
  });

  it('which of two agencies asked about in turn has more', () => {
    const answer = ask('Bộ Nội vụ phải làm gì', 'còn Bộ Tư pháp', 'hai bộ này ai nhiều hơn');
    expect(answer.intent).toBe('task_compare');
    expect(answer.text).toMatch(/^So sánh nhiệm vụ: Bộ Nội vụ 3, Bộ Tư pháp 3/);
  });
});

describe('an official compares two agencies', () => {
  it('reads which has more, and nothing that sounds as if there were no other tasks', () => {
    const { text } = ask('BKHĐT với BXD ai trễ nhiều hơn');
    expect(text).toContain('Bộ Kế hoạch và Đầu tư nhiều hơn 1.');
    expect(text).not.toContain('Xong 0');
  });
});

describe('an official asks whose work it is since the reorganisation', () => {
  it.each([
    [['chiến lược bán dẫn hạn khi nào', 'việc này nay thuộc bộ nào'], 'Bộ Khoa học và Công nghệ'],
    [['đề án nhân lực bán dẫn bây giờ thuộc bộ nào'], 'Bộ Tài chính'],
  ])('of one task: %s', (turns, heir) => {
    expect(askLater(...turns).text.split('\n')[0]).toContain(`(nay là ${heir})`);
  });

  it('of a former agency’s tasks', () => {
    expect(askLater('việc của bộ kế hoạch cũ nay ai làm').text).toMatch(
      /^Từ 1\/3\/2025 Bộ Kế hoạch và Đầu tư không còn; tiếp nhận: Bộ Tài chính/,
    );
  });

  it('of what one took over from another', () => {
    const answer = askLater('bộ nội vụ gánh thêm việc gì của bộ LĐTBXH');
    expect(answer.count).toBe(1);
    expect(answer.tasks[0]?.lead).toEqual(['Bộ Lao động - Thương binh và Xã hội']);
  });

  it('says nothing of it while the agency stands', () => {
    expect(ask('chiến lược bán dẫn do ai làm').text).not.toContain('nay là');
  });
});

describe('an official asks to be reminded in words that are no command', () => {
  it.each([['nhắc tôi hàng tuần'], ['nhắc em việc của bộ xây dựng']])('“%s”', (turn) => {
    const answer = ask('Bộ Công thương', turn);
    expect(answer.intent).toBe('subscription');
    expect(answer.text).toContain('“đăng ký”');
  });

  it('takes “nhắc lại” for none', () => {
    expect(ask('nhắc lại giúp bộ xây dựng trễ gì').count).toBe(3);
  });
});

it('goes from a target back to what was reached in the period named', () => {
  const turns = ['dvc toàn trình đạt bao nhiêu', 'mục tiêu thì sao'];
  expect(ask(...turns).text).toMatch(/^Mục tiêu 80%/);
  expect(ask(...turns, 'còn quý 1').text).toMatch(/^47,79%/);
});
