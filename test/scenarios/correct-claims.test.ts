import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClaimStore } from '../../src/storage/amendments/create-claim-store.js';
import { openDatabase } from '../../src/storage/open-database.js';
import type { TelegramUser } from '../fakes/app/telegram-user.js';
import { AdminOffice } from './admin-office.js';

const TASK = 'de-an-cong-nghe-thong-tin-y-te';
const OTHER = 'nghi-dinh-kinh-phi-thuong-xuyen';
const WORDS = 'đề án tổng thể công nghệ thông tin y tế';

describe('an admin settles what users report as done', () => {
  let folder: string;
  let office: AdminOffice;
  let owner: TelegramUser;
  let reporter: TelegramUser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claims-'));
    const url = `sqlite:${join(folder, 'app.db')}`;
    office = await AdminOffice.open({ owners: 'telegram:11', env: { DATABASE_URL: url } });
    owner = office.bench.person(11);
    reporter = office.bench.person(33);
    await reporter.ask('xin chào');
    // Reported while the program was down, as another process would have left it.
    await office.bench.stop();
    const database = await openDatabase(url);
    const claims = createClaimStore(database);
    const claim = { chatKey: 'telegram:33', senderId: '33', at: new Date('2024-07-14T03:00:00Z') };
    await claims.add({ ...claim, taskId: TASK, note: 'đã trình ký', documentText: '958/QĐ-TTg' });
    await claims.add({ ...claim, taskId: OTHER, note: null, documentText: null });
    await database.close();
    await office.bench.start();
  });
  afterAll(async () => {
    await office.close();
    await rm(folder, { recursive: true });
  });
  const statusOf = (id: string) =>
    office.bench.app.register().tasks.find((task) => task.id === id)?.status;

  it('shows on the task that a report waits, which completes nothing', async () => {
    const { text } = await reporter.ask(`${WORDS} xong chưa`);
    expect(text).toContain('📨 Cơ quan báo cáo đã hoàn thành, chờ xác nhận');
    expect(text).not.toContain('958/QĐ-TTg');
    expect(statusOf(TASK)).not.toBe('completed');
  });

  it('lists what waits, to admins alone', async () => {
    expect((await reporter.ask('/xacnhan')).text).toContain('chỉ dành cho quản trị viên');
    const { text, buttons } = await owner.ask('/xacnhan');
    expect(text).toContain('2 báo cáo hoàn thành chờ xác nhận');
    expect(text).toContain('báo ngày 14/7/2024: đã trình ký');
    expect(text).toContain('📄 không nêu văn bản');
    expect(buttons.flat().map((button) => button.text)).toEqual([
      '✅ Xác nhận 1',
      '❌ Từ chối 1',
      '✅ Xác nhận 2',
      '❌ Từ chối 2',
    ]);
  });

  it('confirms on the document named, completes the task and tells the chat', async () => {
    await owner.tap(await owner.ask('/xacnhan'), 'Xác nhận 1');
    expect(owner.last.text).toContain('Căn cứ: 958/QĐ-TTg');
    await owner.tap(owner.last, 'Ghi nhận');
    expect(owner.last.text).toContain('Đã xác nhận 1 báo cáo hoàn thành. Đã báo cho nơi gửi');
    expect(statusOf(TASK)).toBe('completed');
    expect(reporter.last.text).toContain('✅ Báo cáo hoàn thành đã được xác nhận');
    const { text } = await reporter.ask(`${WORDS} xong chưa`);
    expect(text).toContain('cập nhật của quản trị viên ngày 15/7/2024, căn cứ 958/QĐ-TTg');
    expect(text).not.toContain('chờ xác nhận');
  });

  it('confirms nothing without a document', async () => {
    expect((await owner.ask('/xacnhan 2 nghe nói xong')).text).toContain('chưa phải số văn bản');
    await owner.tap(await owner.ask('/xacnhan'), 'Xác nhận 2');
    expect(owner.last.text).toContain('Căn cứ văn bản nào?');
    await owner.ask('thôi');
    expect(statusOf(OTHER)).not.toBe('completed');
    expect((await owner.ask('/xacnhan')).text).toContain('1 báo cáo hoàn thành chờ xác nhận');
  });

  it('rejects with a reason, which the chat is told, and settles once', async () => {
    const list = await owner.ask('/xacnhan');
    await owner.tap(list, 'Từ chối 2');
    expect(owner.last.text).toContain('Lý do từ chối báo cáo số 2?');
    const before = office.version;
    expect((await owner.ask('chưa có văn bản ban hành')).text).toContain('Đã từ chối báo cáo số 2');
    expect(reporter.last.text).toContain('Lý do: chưa có văn bản ban hành');
    expect(office.version).toBe(before);
    await owner.tap(list, 'Từ chối 2');
    expect(owner.last.text).toContain('Báo cáo này đã được xử lý');
    expect((await owner.ask('/xacnhan')).text).toContain('Không có báo cáo hoàn thành nào');
  });
});
