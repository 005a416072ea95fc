import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelegramUser } from '../fakes/app/telegram-user.js';
import { AdminOffice } from './admin-office.js';

describe('an admin looks at how the assistant is doing', () => {
  let office: AdminOffice;
  let owner: TelegramUser;
  let reader: TelegramUser;
  beforeAll(async () => {
    office = await AdminOffice.open({ owners: 'telegram:11' });
    owner = office.bench.person(11);
    reader = office.bench.person(22);
    await reader.ask('giá vàng hôm nay');
    await reader.ask('Giá vàng hôm nay?');
    const answer = await reader.ask('Bộ Y tế còn việc nào quá hạn?');
    await reader.tap(answer, '👎');
    await reader.ask('/gopy Thiếu nhiệm vụ của Bộ Y tế');
    await office.bench.zaloPerson('z-1').ask('BTC quá hạn');
  });
  afterAll(() => office.close());

  const filesTo = (person: TelegramUser): string[] =>
    person.messages.flatMap(({ file }) => (file ? [file.name] : []));

  it('reads which questions had no answer, the same words once', async () => {
    const { text } = await owner.ask('/chuatraloi');
    expect(text).toContain('Câu hỏi chưa trả lời được: 2 lượt trong 30 ngày');
    expect(text).toMatch(/• 2× giá vàng hôm nay/i);
  });

  it('reads what was rated wrong and what people ask for', async () => {
    const { text } = await owner.ask('/danhgia 7');
    expect(text).toContain('Đánh giá trong 7 ngày: 👎 1 · 👍 0 · góp ý 1');
    expect(text).toContain('👎 Bộ Y tế còn việc nào quá hạn?');
    expect(text).toContain('💬 Thiếu nhiệm vụ của Bộ Y tế');
  });

  it('reads how much was asked per day and channel, also after a restart', async () => {
    await office.bench.restart();
    expect((await owner.ask('/sudung')).text).toContain(
      '15/7/2024: 4 (telegram 3, zalo 1), chưa trả lời được 2',
    );
  });

  it('reads which chats there are', async () => {
    expect((await owner.ask('/hoithoai')).text).toMatch(
      /3 cuộc trò chuyện, 3 có nhắn trong 30 ngày, 0 đăng ký nhắc việc/,
    );
  });

  it.each(['chuatraloi', 'danhgia', 'sudung', 'hoithoai', 'hanmuc', 'nhatky'])(
    'exports %s as Excel',
    async (topic) => {
      const before = filesTo(owner).length;
      await owner.ask(`/xuat ${topic}`);
      await office.bench.until(() => filesTo(owner).length > before, 'the file');
      expect(filesTo(owner).at(-1)).toBe(`${topic}-2024-07-15.xlsx`);
    },
  );

  it('still exports the list that was shown last', async () => {
    await owner.ask('nhiệm vụ quá hạn của Bộ Y tế');
    await owner.ask('/xuat');
    await office.bench.until(() => filesTo(owner).at(-1)?.startsWith('nhiem-vu') ?? false, 'list');
    expect(filesTo(owner).at(-1)).toBe('nhiem-vu-2024-07-15.xlsx');
  });

  it('shows the state of everything on one screen', async () => {
    await owner.ask('/reload');
    const { text } = await owner.ask('/trangthai');
    expect(text).toContain('🟢 Trợ lý hoạt động bình thường');
    expect(text).toMatch(/📚 Phiên bản 1, nạp 9:0\d hôm nay: 5 văn bản, \d+ nhiệm vụ/);
    expect(text).toContain(
      '✅ Hoạt động: cơ sở dữ liệu, chỉ mục, gửi tin, lịch nhắc việc, Telegram, Zalo',
    );
    expect(text).toMatch(/🔄 Nạp lại gần nhất: 9:\d\d hôm nay/);
    expect(text).toMatch(/bộ nhớ \d+ MB/);
    expect(text.split('\n').length).toBeLessThan(14);
  });

  it('shows everybody which documents are loaded', async () => {
    expect((await reader.ask('/dulieu')).text).toContain('203/TB-VPCP');
  });
});

describe('an assistant for listed chats only', () => {
  it('answers listed chats and owners, in both messengers, and nobody else', async () => {
    const office = await AdminOffice.open({
      owners: 'telegram:11,zalo:z-owner',
      env: { ALLOWED_CHATS: 'telegram:33,zalo:z-3' },
    });
    const { bench } = office;
    bench.telegram.push(bench.person(22).textUpdate('BTC quá hạn'));
    bench.zaloPerson('z-2').push('BTC quá hạn');
    for (const id of [33, 11])
      expect((await bench.person(id).ask('BTC quá hạn')).text).toContain('Bộ Tài chính');
    for (const id of ['z-3', 'z-owner'])
      expect(await bench.zaloPerson(id).ask('BTC quá hạn')).toContain('Bộ Tài chính');
    const told = [
      ...bench.person(22).messages.map(({ text }) => text),
      ...bench.zaloPerson('z-2').texts,
    ];
    expect(told.join('\n')).not.toContain('Bộ Tài chính');
    await office.close();
  });
});

describe('going back to an earlier version', () => {
  let office: AdminOffice;
  let owner: TelegramUser;
  beforeAll(async () => {
    office = await AdminOffice.open({ owners: 'telegram:11' });
    owner = office.bench.person(11);
    await office.addNotice();
    await owner.ask('/reload');
  });
  afterAll(() => office.close());

  it('lists the kept versions with who made them and why', async () => {
    const { text, buttons } = await owner.ask('/quaylai');
    expect(text).toMatch(/2\. nạp lại dữ liệu, 9:\d\d hôm nay, telegram:11 ← đang dùng/);
    expect(text).toMatch(/1\. khởi tạo lần đầu, 9:\d\d hôm nay, hệ thống/);
    expect(buttons.flat().map((button) => button.text)).toEqual(['Quay lại bản 1']);
  });

  it('goes back by a tap, stays there through a restart, and comes forward again', async () => {
    const reader = office.bench.person(22);
    const list = await owner.ask('/quaylai');
    await owner.tap(list, 'Quay lại bản 1');
    expect(owner.last.text).toContain('✅ Đã quay lại phiên bản 1');
    expect(owner.last.text).toContain('Nay có 5 văn bản');
    expect((await reader.ask('bộ chỉ số kho thử nghiệm')).text).not.toContain('9/TB-BKH');
    await office.bench.restart();
    expect(office.version).toBe(1);
    expect((await owner.ask('/quaylai 2')).text).toContain('✅ Đã quay lại phiên bản 2');
    expect((await reader.ask('bộ chỉ số kho thử nghiệm')).text).toContain('9/TB-BKH');
    expect((await owner.ask('/nhatky')).text).toContain('quay lại phiên bản: phiên bản 2');
  });

  it.each([
    ['/quaylai 2', 'Đang dùng phiên bản 2 rồi.'],
    ['/quaylai 99', 'Phiên bản 99 không còn được lưu'],
    ['/quaylai hôm qua', 'Các phiên bản dữ liệu còn lưu'],
  ])('answers %s', async (command, words) => {
    expect((await owner.ask(command)).text).toContain(words);
    expect(office.version).toBe(2);
  });

  it('keeps a reload of the newest files possible after going back', async () => {
    await owner.ask('/quaylai 1');
    expect((await owner.ask('/reload')).text).toContain('✅ Đã nạp phiên bản 3');
    expect(office.bench.app.register().documents).toHaveLength(6);
  });
});
