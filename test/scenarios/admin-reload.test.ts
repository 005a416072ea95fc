import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminOffice, NEW_TASK } from './admin-office.js';
import type { TelegramUser } from '../fakes/app/telegram-user.js';

const QUESTION = 'bộ chỉ số kho thử nghiệm';

describe('an admin loads changed documents', () => {
  let office: AdminOffice;
  let owner: TelegramUser;
  let reader: TelegramUser;
  beforeAll(async () => {
    office = await AdminOffice.open({ owners: 'telegram:11,zalo:z-owner' });
    owner = office.bench.person(11);
    reader = office.bench.person(22);
  });
  afterAll(() => office.close());

  it('leaves everything as it is where nothing changed', async () => {
    const { text } = await owner.ask('/reload');
    expect(text).toContain('Không có gì thay đổi, vẫn dùng phiên bản 1.');
    expect(office.version).toBe(1);
  });

  it('says file, line and reason of a fault and goes on with the old version', async () => {
    const undo = await office.editSeeds('tasks.jsonl', (lines) =>
      lines.map((line, index) =>
        index === 2
          ? line.replace(/"quote":"[^"]*"/, '"quote":"Câu này không văn bản nào có"')
          : line,
      ),
    );
    const { text } = await owner.ask('/reload');
    expect(text).toMatch(
      /^❌ Không nạp: seeds\/tasks\.jsonl, dòng 3: cột quote không có trong \S+ \(mục \S+\)\./,
    );
    expect(text).toMatch(/Trợ lý vẫn chạy phiên bản 1 \(nạp 9:0\d hôm nay\)/);
    expect(office.version).toBe(1);
    expect((await reader.ask('BTC quá hạn')).text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    await undo();
  });

  it('names what it added and answers from it at once, in every messenger', async () => {
    await office.addNotice();
    const { text } = await owner.ask('/reload');
    expect(text).toContain('✅ Đã nạp phiên bản 2');
    expect(text).toContain('Văn bản: thêm 1, sửa 0, bỏ 0 (đang có 6)');
    expect(text).toContain('➕ 9/TB-BKH');
    expect(text).toMatch(/Nhiệm vụ: thêm 1, sửa 0, hoàn thành 0, bỏ 0 \(đang có \d+\)/);
    expect(text).toContain(`➕ ${NEW_TASK.title} (Bộ Tài chính)`);
    expect(text).toContain('/quaylai 1');
    expect((await reader.ask(QUESTION)).text).toContain('9/TB-BKH');
    expect(await office.bench.zaloPerson('z-1').ask(QUESTION)).toContain('9/TB-BKH');
  });

  it('answers on the old version while it reads, and lets nobody reload beside it', async () => {
    const undo = await office.editSeeds('tasks.jsonl', (lines) => lines.slice(1));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let isReading = false;
    office.beforeLoad = () => {
      isReading = true;
      return held;
    };
    const tasks = office.bench.app.register().tasks.length;
    office.bench.telegram.push(owner.textUpdate('/reload'));
    await office.bench.until(() => isReading, 'the reload to read');
    office.bench.losePatience();
    await office.bench.until(() => owner.last.text.includes('⏳'), 'word that it takes long');
    expect(owner.last.text).toContain('trợ lý vẫn trả lời theo dữ liệu hiện có');
    expect(await office.bench.zaloPerson('z-owner').ask('/reload')).toContain(
      'Đang có một lần cập nhật dữ liệu khác',
    );
    expect((await reader.ask('BTC quá hạn')).text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    expect(office.version).toBe(2);
    office.beforeLoad = () => Promise.resolve();
    release();
    await office.bench.until(() => office.version === 3, 'the swap');
    await office.bench.quiet();
    expect(office.bench.app.register().tasks).toHaveLength(tasks - 1);
    await undo();
    expect((await owner.ask('/reload')).text).toContain('✅ Đã nạp phiên bản 4');
  });

  it('names every task that is gone, and asks before most of them go', async () => {
    const all = office.bench.app.register().tasks;
    const undo = await office.editSeeds('tasks.jsonl', (lines) => lines.slice(3));
    const { text } = await owner.ask('/reload');
    expect(text).toContain('bỏ 3');
    for (const { title } of all.slice(0, 3)) expect(text).toContain(title.slice(0, 60));
    await undo();
    await owner.ask('/reload');
    const undoAll = await office.editSeeds('tasks.jsonl', (lines) => lines.slice(-20));
    const before = office.version;
    const refused = await owner.ask('/reload');
    expect(refused.text).toContain(`${all.length - 20} trong ${all.length} nhiệm vụ`);
    expect(refused.text).toContain('/reload xác nhận');
    expect(office.version).toBe(before);
    await undoAll();
  });

  it('sends all changes as Excel where the message cannot name them', async () => {
    const files = (): string[] => owner.messages.flatMap(({ file }) => (file ? [file.name] : []));
    const undo = await office.editSeeds('tasks.jsonl', (lines) => lines.slice(9));
    await owner.ask('/reload');
    await office.bench.until(() => files().length === 1, 'the file');
    expect(files()).toEqual(['thay-doi-2024-07-15.xlsx']);
    await undo();
    await owner.ask('/reload');
    await office.bench.until(() => files().length === 2, 'the second file');
  });

  it('goes on with views and conversations of the version before', async () => {
    const list = await reader.ask('nhiệm vụ của Bộ Tài chính');
    await office.removeNotice();
    expect((await owner.ask('/reload')).text).toContain(`➖ ${NEW_TASK.title}`);
    await reader.tap(list, 'Quá hạn');
    expect(reader.messages.map(({ text }) => text).join('\n')).toContain(
      'Bộ Tài chính: 1 nhiệm vụ quá hạn',
    );
    expect((await reader.ask('chi tiết cái thứ 1')).text).toContain('Bộ Tài chính');
  });

  it('keeps the version it went to through a restart', async () => {
    const { version } = office;
    await office.bench.restart();
    expect(office.version).toBe(version);
  });
});
