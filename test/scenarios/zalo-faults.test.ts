import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppBench } from '../fakes/app/app-bench.js';
import { HTML_429, HTML_502, QUOTA } from '../fakes/zalo/zalo-faults.js';

const MINUTE_MS = 60_000;
const QUESTION = 'Bộ Y tế còn việc nào quá hạn';
const ANSWER = 'Bộ Y tế: 1 nhiệm vụ quá hạn';

describe('Zalo in bad days', () => {
  let bench: AppBench;
  beforeEach(async () => {
    bench = await AppBench.open({ channels: ['telegram', 'zalo'] });
  });
  afterEach(() => bench.close());
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
    const person = bench.zaloPerson('u1');
    bench.zalo.failNext('sendMessage', HTML_429, HTML_502, HTML_429);
    expect(await person.ask(QUESTION)).toContain(ANSWER);
    expect(person.texts).toHaveLength(1);
  });

  it('holds everything where Zalo says that the quota is used up, and tells the admin', async () => {
    bench.telegram.state.chats.add(99);
    bench.zalo.failNext('sendMessage', QUOTA);
    bench.zaloPerson('u1').push(QUESTION);
    await bench.until(() => logged('hết hạn mức, tạm dừng gửi') === 1);
    bench.zaloPerson('u2').push(QUESTION);
    await bench.scheduler.advance(10 * MINUTE_MS);
    await bench.quiet();
    expect(bench.zalo.countCalls('sendMessage')).toBe(1);
    const admin = bench.person(99);
    await bench.until(() => admin.messages.length > 0, 'a notice to the admin');
    expect(admin.last.text).toContain('Zalo báo hết hạn mức');
  });
});
