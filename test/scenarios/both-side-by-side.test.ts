import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppBench, TELEGRAM_TOKEN } from '../fakes/app/app-bench.js';
import { unauthorized } from '../fakes/telegram/bot-api-fault.js';
import { HTML_502 } from '../fakes/zalo/zalo-faults.js';

describe('Telegram and Zalo side by side', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await AppBench.open({
      env: { ALLOWED_CHATS: 'telegram:1,telegram:2,zalo:u1,zalo:u2' },
    });
  });
  afterAll(() => bench.close());

  it('answers people on both at once, each in the own conversation', async () => {
    const onTelegram = bench.person(1);
    const onZalo = bench.zaloPerson('u1');
    onZalo.push('nhiệm vụ của Bộ Công an');
    await onTelegram.ask('Bộ Tài chính còn việc nào quá hạn');
    await bench.until(() => onZalo.texts.length === 1);
    expect(await onZalo.ask('còn Bộ Y tế?')).toContain('Bộ Y tế: 1 nhiệm vụ');
    expect((await onTelegram.ask('còn Bộ Y tế?')).text).toContain('Bộ Y tế: 1 nhiệm vụ quá hạn');
  });

  it('goes on on one while the other is down', async () => {
    bench.zalo.outage = HTML_502;
    bench.zalo.expirePolls();
    await bench.scheduler.advance(60_000);
    expect((await bench.person(2).ask('Bộ Y tế có việc gì')).text).toContain('Bộ Y tế: 1');
    expect(await bench.app.health()).toMatchObject({
      telegram: { ok: true },
      zalo: { ok: false },
    });
    bench.zalo.outage = null;
    await bench.until(() => bench.zalo.openPolls > 0);
  });

  it('tells chats outside the list once that they are not served', async () => {
    const stranger = bench.person(5);
    const refusal = await stranger.ask('Bộ Y tế có việc gì');
    expect(refusal.text).toContain('gửi mã telegram:5 cho quản trị viên');
    bench.telegram.push(stranger.textUpdate('Bộ Y tế có việc gì'));
    expect(await bench.zaloPerson('u5').ask('Bộ Y tế có việc gì')).toContain('mã zalo:u5');
    bench.zaloPerson('u5').push('xin chào');
    await bench.scheduler.advance(5000);
    await bench.quiet();
    expect(stranger.messages).toHaveLength(1);
    expect(bench.zaloPerson('u5').texts).toHaveLength(1);
    expect((await bench.person(99).ask('Bộ Y tế có việc gì')).text).toContain('Bộ Y tế: 1');
  });

  it('has told neither token nor what people wrote to the log, at any level', () => {
    const log = bench.logLines.join('\n');
    expect(bench.logLines.length).toBeGreaterThan(5);
    for (const secret of [TELEGRAM_TOKEN, bench.zalo.token]) {
      expect(log).not.toContain(secret);
      expect(log).not.toContain(encodeURIComponent(secret));
    }
    expect(log).not.toContain('Bộ Y tế có việc gì');
  });

  it('reports a revoked token once and goes on on the other', async () => {
    bench.telegram.faults.add({ fault: unauthorized });
    bench.telegram.faults.add({ method: 'getUpdates', fault: unauthorized });
    bench.telegram.push(bench.person(1).textUpdate('Bộ Y tế có việc gì'));
    const reports = (): number =>
      bench.logLines.filter((line) => line.includes('TELEGRAM_BOT_TOKEN')).length;
    await bench.until(() => reports() > 0);
    await bench.scheduler.advance(120_000);
    await bench.quiet();
    expect(reports()).toBe(1);
    expect(await bench.zaloPerson('u2').ask('Bộ Y tế có việc gì')).toContain('Bộ Y tế: 1');
    expect(bench.app.isRefused()).toBe(false);
  });

  it('stays up where the last token is refused too, and says what to do', async () => {
    const lines = (): string[] =>
      bench.logLines.filter((line) => line.includes('Không còn kênh nào hoạt động'));
    expect(lines()).toEqual([]);
    bench.zalo.outage = { type: 'refuse', code: 401, description: 'Unauthorized' };
    bench.zalo.expirePolls();
    await bench.until(() => bench.app.isRefused(), 'the refusal');
    await bench.scheduler.advance(120_000);
    expect(lines()).toHaveLength(1);
    const health = await bench.app.health();
    expect(health['telegram']?.detail).toMatch(/TELEGRAM_BOT_TOKEN.*đặt mã mới rồi khởi động lại/);
    expect(health['zalo']?.detail).toMatch(/ZALO_BOT_TOKEN.*đặt mã mới rồi khởi động lại/);
    expect(health['database']?.ok).toBe(true);
  });
});
