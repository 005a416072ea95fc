import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppBench } from '../fakes/app/app-bench.js';
import { labelsOf, type TelegramUser } from '../fakes/app/telegram-user.js';
import type { DeliveredMessage } from '../fakes/telegram/bot-api-state.js';

const DAY_MS = 24 * 60 * 60_000;

describe('a list in Telegram outlives restarts, reloads and days', () => {
  let bench: AppBench;
  let folder: string;
  let person: TelegramUser;
  let list: DeliveredMessage;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
    await cp('knowledge', folder, { recursive: true });
    bench = await AppBench.open({ channels: ['telegram'], env: { KNOWLEDGE_DIR: folder } });
    person = bench.person(1);
    list = await person.ask('nhiệm vụ của Bộ Công an');
  });
  afterAll(async () => {
    await bench.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('pages, opens and goes back after a restart, and remembers the conversation', async () => {
    await bench.restart();
    await person.tap(list, '›');
    expect(list.text).toContain('trang 2/3');
    await person.tap(list, '7');
    expect(list.source).toContain('<blockquote');
    await person.tap(list, '‹ Danh sách');
    expect(list.text).toContain('trang 2/3');
    expect(list.text).not.toContain('Dữ liệu đã cập nhật');
    expect((await person.ask('còn Bộ Y tế?')).text).toContain('Bộ Y tế: 1 nhiệm vụ');
  });

  it('opens the same task after the data changed, and says that a list was made anew', async () => {
    const [first = ''] = (await readdir(folder)).filter((name) => name.endsWith('.md'));
    const text = await readFile(join(folder, first), 'utf8');
    await writeFile(join(folder, first), `${text}\n\n`);
    const before = bench.app.register().version;
    const [, title = ''] = /^7\. (.{30})/m.exec(list.text) ?? [];
    await bench.restart();
    expect(bench.app.register().version).toBeGreaterThan(before);
    await person.tap(list, '7');
    expect(list.text).toContain(title);
    await person.tap(list, '‹ Danh sách');
    expect(list.text).toContain('Dữ liệu đã cập nhật');
    expect(list.text).toContain('trang 2/3');
    await person.tap(list, '›');
    expect(list.text).not.toContain('Dữ liệu đã cập nhật');
  });

  it('says after a week that it is old, and asks again at a tap', async () => {
    bench.clockShiftMs = 8 * DAY_MS;
    expect(await person.tap(list, '‹')).toBe('Đã hết hạn');
    expect(list.text).toContain('Danh sách này lập ngày 15/7/2024, đã cũ.');
    expect(labelsOf(list)).toEqual([['🔄 Hỏi lại']]);
    await person.tap(list, 'Hỏi lại');
    expect(list.text).toContain('Bộ Công an: 14 nhiệm vụ (tính đến 23/7/2024)');
    expect(labelsOf(list)[1]).toEqual(['1/3', '›']);
  });

  it('says so where nothing is known of a button, and takes none of another chat', async () => {
    const other = bench.person(2);
    const answer = await other.ask('Bộ Y tế còn việc nào quá hạn');
    const [stolen = ''] = list.buttons.flat().map(({ data }) => data);
    expect(await other.tapData(answer, stolen)).toBe('Đã hết hạn lưu');
    expect(other.last.text).toContain('vui lòng gõ lại câu hỏi');
    expect(await other.tapData(answer, 'z:odd')).toContain('không còn dùng được');
  });

  it('answers after the restart what came in before it, once', async () => {
    const late = bench.person(3);
    await bench.stop();
    bench.telegram.push(late.textUpdate('Bộ Y tế còn việc nào quá hạn'));
    await bench.start();
    await bench.until(() => late.messages.length === 1);
    await bench.scheduler.advance(5000);
    await bench.quiet();
    expect(late.messages.map(({ text }) => text.split(' (')[0])).toEqual([
      'Bộ Y tế: 1 nhiệm vụ quá hạn',
    ]);
  });
});
