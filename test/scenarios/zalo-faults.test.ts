import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUsageStore } from '../../src/storage/chats/create-usage-store.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { ADMIN, AppBench } from '../fakes/app/app-bench.js';
import { HTML_429, HTML_502, QUOTA } from '../fakes/zalo/zalo-faults.js';

const MINUTE_MS = 60_000;
const QUESTION = 'Bộ Y tế còn việc nào quá hạn';
const ANSWER = 'Bộ Y tế: 1 nhiệm vụ quá hạn';

describe('Zalo in bad days', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await AppBench.open({ channels: ['telegram', 'zalo'] });
    bench.telegram.state.chats.add(ADMIN);
  });
  afterAll(() => bench.close());
  const logged = (part: string): number =>
    bench.logLines.filter((line) => line.includes(part)).length;

  it('recovers by itself from minutes without network, and says so once each way', async () => {
    const person = bench.zaloPerson('u1');
    bench.zalo.outage = HTML_502;
    bench.zalo.expirePolls();
    await bench.scheduler.advance(5 * MINUTE_MS);
    await bench.quiet();
    bench.zalo.outage = null;
    await bench.until(() => bench.zalo.openPolls > 0);
    expect(await person.ask(QUESTION)).toContain(ANSWER);
    expect(logged('nhận tin gián đoạn')).toBe(1);
    expect(logged('nhận tin đã hoạt động trở lại')).toBe(1);
  });

  it('backs off at a gateway’s HTML 429 and loses no answer', async () => {
    const person = bench.zaloPerson('u2');
    bench.zalo.failNext('sendMessage', HTML_429, HTML_502, HTML_429);
    expect(await person.ask(QUESTION)).toContain(ANSWER);
    expect(person.texts).toHaveLength(1);
  });

  it.each([80, 95])('tells the admin when %i%% of the month’s quota is used', async (level) => {
    const month = new Date(bench.scheduler.nowMs()).toISOString().slice(0, 7);
    const database = await openDatabase(bench.databaseUrl);
    const usage = createUsageStore(database);
    // Free plan: 3,000 messages. The next ones, in and out, reach the level.
    await usage.add('zalo', month, 30 * level - 1 - (await usage.get('zalo', month)));
    await database.close();
    await bench.zaloPerson('u3').ask(QUESTION);
    const admin = bench.person(ADMIN);
    const isTold = (): boolean => admin.messages.some(({ text }) => text.includes(`${level}%`));
    await bench.until(isTold, 'a notice to the admin');
    await bench.zaloPerson('u3').ask(QUESTION);
    await bench.scheduler.advance(MINUTE_MS);
    await bench.quiet();
    expect(admin.messages.filter(({ text }) => text.includes(`${level}%`))).toHaveLength(1);
  });

  it('holds everything where Zalo says that the quota is used up, and tells the admin', async () => {
    const before = bench.zalo.countCalls('sendMessage');
    bench.zalo.failNext('sendMessage', QUOTA);
    bench.zaloPerson('u4').push(QUESTION);
    await bench.until(() => logged('hết hạn mức, tạm dừng gửi') === 1);
    bench.zaloPerson('u5').push(QUESTION);
    await bench.scheduler.advance(10 * MINUTE_MS);
    await bench.quiet();
    expect(bench.zalo.countCalls('sendMessage')).toBe(before + 1);
    const admin = bench.person(ADMIN);
    const isTold = (): boolean => admin.last.text.includes('Zalo báo hết hạn mức');
    await bench.until(isTold, 'a notice to the admin');
  });
});
