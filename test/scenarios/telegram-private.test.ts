import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, AppBench } from '../fakes/app/app-bench.js';
import { labelsOf } from '../fakes/app/telegram-user.js';
import { editOf } from '../fakes/telegram/make-update.js';

describe('an official asks in a private Telegram chat', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await AppBench.open({ channels: ['telegram'] });
  });
  afterAll(() => bench.close());

  it('gets the answer first, then each task with its deadline, state and citation', async () => {
    const answer = await bench.person(1).ask('bo tai chinh con nhiem vu nao qua han');
    const [headline, , first] = answer.source.split('\n');
    expect(headline).toBe(
      '<b>Bộ Tài chính: 1 nhiệm vụ quá hạn, 1 đã gia hạn (tính đến 15/7/2024)</b>',
    );
    expect(first).toMatch(/^<b>1\. <\/b>Đề xuất phương án phân bổ/);
    expect(answer.text).toContain('quá 45 ngày');
    expect(answer.text).toContain('📄 203/TB-VPCP, mục B.II.6.b; BC 6 tháng 2024, PL2.b.9');
  });

  it('is greeted by /start and helped by /help', async () => {
    const person = bench.person(2);
    expect((await person.ask('/start')).text).toContain('Xin chào anh/chị');
    expect((await person.ask('/help')).text).toContain('Bộ Tài chính còn nhiệm vụ nào quá hạn?');
    expect((await person.ask('/khongco')).text).toContain('Không có lệnh /khongco');
  });

  it('finds few buttons: items, pages, states, then what to do with the list', async () => {
    const list = await bench.person(3).ask('nhiệm vụ của Bộ Công an');
    expect(labelsOf(list)).toEqual([
      ['1', '2', '3', '4', '5'],
      ['1/3', '›'],
      ['⏰ Quá hạn', '📅 Sắp hạn', '✅ Đã xong'],
      ['📥 Excel', '🔔 Nhắc việc', '👍', '👎'],
    ]);
  });

  it('pages in place, also by a typed word, and never past the ends', async () => {
    const person = bench.person(4);
    const list = await person.ask('nhiệm vụ của Bộ Công an');
    expect(list.text).toContain('Mục 1–5 trong 14 · trang 1/3');
    await person.tap(list, '›');
    expect(list.text).toContain('Mục 6–10 trong 14 · trang 2/3');
    await person.tap(list, '›');
    expect(list.text).toContain('11. ');
    expect(labelsOf(list)[1]).toEqual(['‹', '3/3']);
    await person.tap(list, '‹');
    expect(list.edits).toBe(3);
    // The conversation stands on page 2 now.
    expect((await person.ask('tiếp')).text).toContain('Mục 11–14 trong 14 · trang 3/3');
    expect(person.messages).toHaveLength(2);
  });

  it('opens a task in place with its quotes and goes back to its page', async () => {
    const person = bench.person(5);
    const list = await person.ask('tất cả nhiệm vụ quá hạn');
    await person.tap(list, '›');
    const [, title = ''] = /^7\. (.{30})/m.exec(list.text) ?? [];
    await person.tap(list, '7');
    expect(list.text).toContain(title);
    expect(list.source).toContain('<blockquote');
    expect(labelsOf(list)).toEqual([['‹ Danh sách'], ['👍', '👎']]);
    await person.tap(list, '‹ Danh sách');
    expect(list.text).toContain('trang 2/');
    expect(person.messages).toHaveLength(1);
  });

  it('narrows the list to a state and widens it again', async () => {
    const person = bench.person(6);
    const list = await person.ask('nhiệm vụ của Bộ Công an');
    await person.tap(list, 'Đã xong');
    expect(list.text).toContain('Bộ Công an: 5 nhiệm vụ');
    await person.tap(list, 'Quá hạn');
    expect(list.text).toContain('Bộ Công an: 1 nhiệm vụ quá hạn');
    expect(labelsOf(list)[1]).toEqual(['☰ Tất cả', '📅 Sắp hạn', '✅ Đã xong']);
    await person.tap(list, 'Tất cả');
    expect(list.text).toContain('Bộ Công an: 14 nhiệm vụ');
  });

  it('chooses among several readings by one row of numbers', async () => {
    const person = bench.person(7);
    const question = await person.ask('nghị định viễn thông xong chưa');
    expect(question.text).toContain('anh/chị muốn xem việc nào?');
    const count = question.buttons.flat().length;
    expect(labelsOf(question)).toEqual([
      Array.from({ length: count }, (_, index) => String(index + 1)),
    ]);
    await person.tap(question, '2');
    expect(question.source).toContain('<blockquote');
  });

  it('asks on in the words of a conversation', async () => {
    const person = bench.person(8);
    await person.ask('Bộ Tài chính còn việc nào quá hạn');
    expect((await person.ask('còn Bộ Y tế?')).text).toContain('Bộ Y tế: 1 nhiệm vụ quá hạn');
    expect((await person.ask('chi tiết cái thứ 1')).source).toContain('<blockquote');
  });

  it('sets the agency that “bộ tôi” means, by command or in words', async () => {
    const person = bench.person(9);
    expect((await person.ask('/coquan Bộ Y tế')).text).toContain('Đã đặt cơ quan');
    expect((await person.ask('bộ tôi còn việc nào quá hạn')).text).toContain('Bộ Y tế: 1 nhiệm');
    expect((await person.ask('cơ quan tôi là Bộ Tài chính')).text).toContain('Bộ Tài chính');
    expect((await person.ask('đơn vị mình có việc nào quá hạn')).text).toContain('Bộ Tài chính: 1');
    expect((await bench.person(10).ask('/coquan')).text).toContain('chưa đặt');
  });

  it('gets the list as an Excel file in one message', async () => {
    const person = bench.person(11);
    const list = await person.ask('nhiệm vụ của Bộ Công an');
    await person.tap(list, 'Excel');
    await bench.until(() => person.messages.length === 2);
    expect(person.last).toMatchObject({ kind: 'document', file: { name: /\.xlsx$/ } });
    expect(person.last.text).toContain('Bộ Công an: 14 nhiệm vụ');
    // A workbook is a zip archive.
    expect(
      Buffer.from(person.last.file?.bytes ?? [])
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await person.ask('/xuat');
    expect(person.last.kind).toBe('document');
  });

  it('rates an answer without a message more, and says in words what is wrong', async () => {
    const person = bench.person(12);
    const answer = await person.ask('tỷ lệ dịch vụ công toàn trình là bao nhiêu');
    expect(await person.tap(answer, '👍')).toBe('Cảm ơn anh/chị!');
    expect(await person.tap(answer, '👎')).toContain('góp ý');
    expect(person.messages).toHaveLength(1);
    expect((await person.ask('góp ý: thiếu số liệu quý II')).text).toContain('Đã ghi nhận');
    const forAdmin = await bench.person(ADMIN).ask('/danhgia');
    expect(forAdmin.text).toContain('thiếu số liệu quý II');
    expect((await person.ask('/danhgia')).text).not.toContain('thiếu số liệu');
  });

  it('is told what the assistant cannot read', async () => {
    const person = bench.person(13);
    const photo = [{ file_id: 'a', file_unique_id: 'a', width: 1, height: 1 }];
    expect((await person.sendOther({ photo })).text).toContain('chưa đọc được ảnh');
    expect((await person.sendOther({ voice: { file_id: 'b' } })).text).toContain('tin thoại');
    expect((await person.sendOther({ sticker: { file_id: 'c' } })).text).toContain('sẵn sàng');
    const captioned = await person.sendOther({ photo, caption: 'Bộ Y tế còn việc nào quá hạn?' });
    expect(captioned.text).toContain('Bộ Y tế: 1 nhiệm vụ quá hạn');
  });

  it('edits the question and sees the answer change in place', async () => {
    const person = bench.person(14);
    const update = person.textUpdate('Bộ Y tế còn việc nào quá hạn');
    const answer = await person.send(update);
    bench.telegram.push(
      editOf(update, 'Bộ Tài chính còn việc nào quá hạn', bench.scheduler.nowMs()),
    );
    await bench.until(() => answer.edits === 1);
    expect(answer.text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    expect(person.messages).toHaveLength(1);
  });

  it('is refused honestly and finds the question kept for the admin, not in the log', async () => {
    const refusal = await bench.person(15).ask('giá vàng hôm nay bao nhiêu tiền');
    expect(refusal.text).toContain('Tôi chỉ trả lời từ 5 văn bản đã nạp');
    expect((await bench.person(ADMIN).ask('/chuatraloi')).text).toContain('giá vàng hôm nay');
    expect(bench.logLines.join('\n')).not.toContain('giá vàng');
  });

  it('is asked once to slow down', async () => {
    const person = bench.person(16);
    for (let count = 0; count < 40; count += 1) bench.telegram.push(person.textUpdate('dữ liệu'));
    await bench.until(() => person.messages.length >= 31);
    await bench.scheduler.advance(20_000);
    await bench.quiet();
    const slower = person.messages.filter(({ text }) => text.includes('gửi nhanh quá'));
    expect(slower).toHaveLength(1);
    expect(person.messages).toHaveLength(31);
  });

  it('gets one summary for what was sent while nobody listened', async () => {
    const person = bench.person(17);
    const old = Math.floor((bench.scheduler.nowMs() - 60 * 60_000) / 1000);
    bench.telegram.push(
      person.textUpdate('Bộ Y tế có việc gì', { date: old }),
      person.textUpdate('còn Bộ Công an', { date: old }),
    );
    await bench.until(() => person.messages.length > 0);
    expect(person.last.text).toContain('có 2 tin nhắn chưa được trả lời');
    expect(person.last.text).toContain('Bộ Y tế có việc gì');
    expect((await person.ask('Bộ Y tế có việc gì')).text).toContain('Bộ Y tế: 1 nhiệm vụ');
    expect(person.messages).toHaveLength(2);
  });

  it('has menus in Vietnamese, each kind of chat its own', () => {
    const { menus } = bench.telegram.state;
    const names = (scope: string): string[] =>
      (menus.get(scope) ?? []).map(({ command }) => command);
    expect(names('all_private_chats')).toEqual(
      expect.arrayContaining(['start', 'help', 'nhiemvu', 'quahan', 'coquan', 'dangky', 'xuat']),
    );
    expect(names('all_group_chats')).not.toContain('coquan');
    expect(names('all_chat_administrators')).toContain('coquan');
  });
});
