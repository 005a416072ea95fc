import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

describe('targets asked for as such', () => {
  let assistant: ShippedAssistant;
  beforeAll(async () => {
    assistant = await openShippedAssistant();
  });

  const ask = (text: string) => assistant.ask('2024-07-15', text);
  const dueWithin = (from: string, to: string): number =>
    assistant.register.indicators
      .flatMap(({ observations }) => observations)
      .filter(
        ({ kind, dueOn }) => kind === 'target' && dueOn !== null && dueOn >= from && dueOn <= to,
      ).length;

  it.each([
    ['mục tiêu năm 2024 là gì', '2024-01-01', '2024-12-31'],
    ['cuoi nam nay phai dat nhung chi tieu nao', '2024-10-01', '2024-12-31'],
    ['chỉ tiêu đến 2025', '2025-01-01', '2025-12-31'],
    ['tháng 9 phải đạt mục tiêu nào', '2024-09-01', '2024-09-30'],
  ])('are all those of the period in “%s”', (question, from, to) => {
    const { view, indicators: rows } = ask(question);
    const count = dueWithin(from, to);
    expect(count).toBeGreaterThan(0);
    expect(view.headline).toMatch(new RegExp(`^${count} mục tiêu có thời hạn`));
    expect(rows).toHaveLength(count);
    expect(view.groups[0]?.items).toHaveLength(count);
  });

  it('are shown with the newest figure and both places', () => {
    const item = ask('mục tiêu năm 2024').view.groups[0]?.items.find(({ title }) =>
      title.startsWith('Số doanh nghiệp công nghệ số'),
    );
    expect(item?.facts).toEqual([
      '🎯 48.000 doanh nghiệp – đến 31/12/2024',
      expect.stringMatching(/^📊 Mới nhất: 50\.350 doanh nghiệp/),
    ]);
    expect(item?.citation).toContain('BC 6 tháng 2024');
    const quotes = ask('mục tiêu năm 2024')
      .passages.map(({ quote }) => quote)
      .join('\n');
    expect(quotes).toContain('48.000');
    expect(quotes).toContain('50.350');
  });

  it('are those a document sets, or one body has', () => {
    expect(ask('kết luận 10/7 đặt ra những mục tiêu gì').view.headline).toMatch(
      /^5 mục tiêu .* theo KL 10\/7\/2024$/,
    );
    const shared = ask('các mục tiêu').view.groups[0]?.items.length;
    const none = ask('mục tiêu của bộ y tế');
    expect(none.view.headline).toContain('không ghi mục tiêu nào');
    expect(none.view.notes).toEqual([`Có ${shared} mục tiêu chung: gõ “các mục tiêu” để xem.`]);
  });

  it('are none in a year that no document speaks of', () => {
    expect(ask('mục tiêu năm 2031').view.headline).toBe(
      'Các văn bản đã nạp không ghi mục tiêu nào có thời hạn trong năm 2031.',
    );
  });

  it('are not meant where a figure is named', () => {
    expect(ask('mục tiêu dvc toàn trình năm 2024').view.headline).toMatch(/^Mục tiêu 80%/);
  });
});
