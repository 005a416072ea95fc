import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZaloUser } from '../fakes/app/zalo-user.js';
import type { TelegramUser } from '../fakes/app/telegram-user.js';
import { person as personOf, supergroup } from '../fakes/telegram/make-update.js';
import { AdminOffice } from './admin-office.js';

const GROUP = -1001;

describe('owners, editors and readers', () => {
  let office: AdminOffice;
  let owner: TelegramUser;
  let editor: TelegramUser;
  let zaloOwner: ZaloUser;
  beforeAll(async () => {
    office = await AdminOffice.open({ owners: 'telegram:11,zalo:z-owner,telegram:-1001' });
    owner = office.bench.person(11);
    editor = office.bench.person(22);
    zaloOwner = office.bench.zaloPerson('z-owner');
  });
  afterAll(() => office.close());

  const menuOf = (id: number): string[] =>
    (office.bench.telegram.state.menus.get(`chat ${id}`) ?? []).map(({ command }) => command);

  it('tells everybody their own id and role', async () => {
    expect((await editor.ask('/quyen')).text).toBe(
      'Mã của anh/chị: telegram:22\nVai trò: người đọc.',
    );
    expect((await owner.ask('/quyen')).text).toContain('Vai trò: quản trị viên.');
    expect(await zaloOwner.ask('/quyen')).toContain('Mã của anh/chị: zalo:z-owner');
  });

  it.each([
    ...['/reload', '/quaylai 1', '/bientapvien telegram:22', '/thoibientapvien telegram:11'],
    ...['/nhatky', '/chuatraloi', '/danhgia', '/sudung', '/hoithoai', '/hanmuc', '/trangthai'],
    ...['/quantri', '/xuat nhatky'],
  ])('refuses %s to a reader and says how to get the right', async (command) => {
    const { text } = await editor.ask(command);
    expect(text).toMatch(/^Việc này chỉ dành cho quản trị viên/);
    expect(text).toContain('/quyen');
  });

  it('lets an owner appoint an editor, who gets the commands and the rights', async () => {
    const { text } = await owner.ask('/bientapvien telegram:22 Trần Thị Bình');
    expect(text).toContain('✅ Trần Thị Bình (telegram:22) là biên tập viên từ bây giờ.');
    expect((await editor.ask('/quyen')).text).toContain('Vai trò: biên tập viên.');
    expect((await editor.ask('/reload')).text).toContain('Không có gì thay đổi');
    expect((await editor.ask('/bientapvien zalo:abc')).text).toContain(
      'Việc này chỉ dành cho quản trị viên.',
    );
    expect((await owner.ask('/bientapvien')).text).toContain('Trần Thị Bình (telegram:22)');
    await office.bench.until(() => menuOf(22).includes('reload'), 'the menu');
    expect(menuOf(22)).not.toContain('bientapvien');
  });

  it('keeps the appointment through a restart, and ends it at once', async () => {
    await office.bench.restart();
    await office.bench.until(() => menuOf(11).includes('bientapvien'), 'the menu of an owner');
    expect((await editor.ask('/reload')).text).toContain('Không có gì thay đổi');
    expect((await owner.ask('/thoibientapvien telegram:22')).text).toContain(
      '✅ Đã thôi biên tập viên: Trần Thị Bình (telegram:22).',
    );
    expect((await editor.ask('/reload')).text).toContain('chỉ dành cho quản trị viên');
    await office.bench.until(() => !menuOf(22).includes('reload'), 'the menu');
  });

  it('appoints whose message is answered, but nobody behind a group, a channel or a bot', async () => {
    const inGroup = office.bench.person(11, { group: GROUP });
    const answering = (reply: object) => ({
      reply_to_message: { message_id: 1, date: 0, text: 'x', ...reply },
    });
    const appointed = await inGroup.ask('/bientapvien', answering({ from: personOf(33, 'Bình') }));
    expect(appointed.text).toContain('(telegram:33) là biên tập viên');
    const anonymous = {
      from: { ...personOf(1087968824), is_bot: true },
      sender_chat: supergroup(GROUP),
    };
    expect((await inGroup.ask('/bientapvien', answering(anonymous))).text).toContain(
      'không phải của một người cụ thể',
    );
    const bot = await inGroup.ask(
      '/bientapvien',
      answering({ from: { ...personOf(7), is_bot: true } }),
    );
    expect(bot.text).toContain('Quản trị viên: 3, biên tập viên: 1');
    await owner.ask('/thoibientapvien 33');
  });

  it('takes no order from an anonymous admin, even of a group that ADMINS names', async () => {
    const anonymous = office.bench.person(1087968824, { group: GROUP });
    const as = { from: { ...personOf(1087968824), is_bot: true }, sender_chat: supergroup(GROUP) };
    for (const command of ['/bientapvien telegram:22', '/reload', '/quaylai 1'])
      expect((await anonymous.ask(command, as)).text).toContain('Việc này chỉ dành cho');
    expect((await anonymous.ask('/quyen', as)).text).toContain('không có vai trò');
  });

  it.each([
    ['/bientapvien telegram:-1001', 'không đúng dạng'],
    ['/bientapvien viber:1', 'không đúng dạng'],
    ['/bientapvien zalo:zgr-8', 'không đúng dạng'],
    ['/bientapvien telegram:11', 'đã là quản trị viên'],
    ['/thoibientapvien telegram:11', 'biến ADMINS'],
    ['/thoibientapvien telegram:99', 'không phải biên tập viên'],
  ])('answers %s with what is wrong', async (command, words) => {
    expect((await owner.ask(command)).text).toContain(words);
  });

  it('keeps what people wrote out of groups', async () => {
    const inGroup = office.bench.person(11, { group: GROUP });
    for (const command of ['/nhatky', '/danhgia', '/xuat nhatky'])
      expect((await inGroup.ask(command)).text).toContain('chỉ xem được trong trò chuyện riêng');
  });

  it('shows and exports who did what, refusals included', async () => {
    const shown = await owner.ask('/nhatky');
    expect(shown.text).toContain('bị từ chối: /quaylai');
    expect(shown.text).toMatch(/bổ nhiệm biên tập viên: Bình Nguyễn Văn \(telegram:33\)/);
    await owner.tap(shown, 'Excel');
    await office.bench.until(() => owner.last.kind === 'document', 'the file');
    expect(owner.last.file?.name).toMatch(/^nhatky-2024-07-\d\d\.xlsx$/);
  });
});
