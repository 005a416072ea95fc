import { describe, expect, it } from 'vitest';
import { conflict, unauthorized } from '../../fakes/telegram/bot-api-fault.js';
import { groupText, privateChat, privateText, tap } from '../../fakes/telegram/make-update.js';
import { makeReply } from '../../builders/make-view.js';
import { makeStores } from '../../fakes/telegram/start-channel.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

const MINUTE_MS = 60_000;

describe('starting and stopping the Telegram channel', () => {
  const bench = useTelegram();
  const at = (): { atMs: number } => ({ atMs: bench.nowMs });

  it('answers an update once, however often it is delivered, also after a restart', async () => {
    const stores = makeStores();
    const first = await bench.start({ stores });
    const [id] = bench.api.push(privateText(11, 'một', at()));
    await first.until(() => bench.api.state.in(11).length === 1);
    await bench.stop(first);
    const again = { ...privateText(11, 'một', at()), update_id: id };
    const second = await bench.start({ stores });
    bench.api.push(again, again, privateText(11, 'hai', at()));
    await second.until(() => bench.api.state.in(11).length === 2);
    await second.until(() => bench.api.waiting === 0);
    await second.quiet();
    expect(bench.api.state.in(11).map(({ text }) => text)).toEqual([
      'Trả lời: một',
      'Trả lời: hai',
    ]);
  });

  it('resumes what an earlier process took, in order, and skips what it had answered', async () => {
    const stores = makeStores();
    const left = [1, 2, 3].map((n) => ({
      ...privateText(11, `câu ${n}`, { ...at(), messageId: n }),
      update_id: n,
    }));
    for (const update of left)
      await stores.journal.record('telegram', String(update.update_id), update, new Date());
    await stores.answers.save('telegram:11', '2', '90');
    bench.api.state.chats.add(11);
    const rig = await bench.start({ stores });
    await rig.until(() => bench.api.state.in(11).length === 2);
    await rig.quiet();
    expect(bench.api.state.in(11).map(({ text }) => text)).toEqual([
      'Trả lời: câu 1',
      'Trả lời: câu 3',
    ]);
    expect(await stores.journal.listUnhandled()).toEqual([]);
  });

  it('answers the backlog of a downtime once per conversation, then goes on as usual', async () => {
    const rig = await bench.start();
    const old = { atMs: bench.nowMs - 30 * MINUTE_MS };
    const topic = { message_thread_id: 45, is_topic_message: true };
    bench.api.push(
      privateText(11, 'câu cũ 1', old),
      privateText(11, 'câu cũ 2', old),
      privateText(12, 'câu cũ của người khác', old),
      groupText(-1001, '/quahan', old),
      groupText(-1001, '/saphan', { ...old, more: topic }),
      groupText(-1001, 'chuyện riêng', old),
      privateText(11, 'câu mới', at()),
      privateText(13, 'vừa hỏi', { atMs: bench.nowMs - 9 * MINUTE_MS }),
      tap(privateChat(14), 5, 'b:v1', { from: 14 }),
    );
    await rig.until(() => bench.api.state.delivered.length === 7);
    await rig.quiet();
    const texts = (chatId: number): string[] => bench.api.state.in(chatId).map(({ text }) => text);
    expect(texts(11)).toHaveLength(2);
    expect(texts(11)[0]).toContain('có 2 tin nhắn chưa được trả lời');
    expect(texts(11)[0]).toContain('câu cũ 2');
    expect(texts(11)[1]).toBe('Trả lời: câu mới');
    expect(texts(12)[0]).toContain('có 1 tin nhắn chưa được trả lời');
    expect(bench.api.state.in(-1001).map(({ threadId }) => threadId)).toEqual([null, 45]);
    expect(texts(13)).toEqual(['Trả lời: vừa hỏi']);
    expect(await rig.journal.listUnhandled()).toEqual([]);
  });

  it('takes messages with dates that cannot be right for new ones', async () => {
    const rig = await bench.start();
    bench.api.push(privateText(11, 'năm 2024', { atMs: Date.UTC(2024, 6, 15) }));
    await rig.until(() => bench.api.state.in(11).length === 1);
    expect(bench.api.state.in(11)[0]?.text).toBe('Trả lời: năm 2024');
  });

  it('finishes what it took when it is stopped, and takes nothing new', async () => {
    const rig = await bench.start();
    let finish = (): void => undefined;
    rig.handler.answer = async ({ text }) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return makeReply({ headline: text });
    };
    bench.api.push(privateText(11, 'đang làm', at()));
    await rig.until(() => rig.handler.inbounds.length === 1);
    const stopped = Promise.all([rig.channel.stop(), rig.channel.stop()]);
    bench.api.push(privateText(11, 'mới', at()));
    finish();
    await rig.until(() => bench.api.state.in(11).length === 1);
    await stopped;
    expect(bench.api.waiting).toBeGreaterThan(0);
    expect(await rig.journal.listUnhandled()).toEqual([]);
    expect(rig.channel.health()).toEqual({ ok: false, detail: 'đã dừng' });
    expect(rig.log.count('Mất kết nối')).toBe(0);
  });

  it('stops in time although an answer hangs, and answers it after the next start', async () => {
    const stores = makeStores();
    const rig = await bench.start({ stores });
    rig.handler.answer = () => new Promise(() => undefined);
    bench.api.push(privateText(11, 'treo', at()));
    await rig.until(() => rig.handler.inbounds.length === 1);
    const stoppedFromMs = bench.nowMs;
    await bench.stop(rig);
    expect(bench.nowMs - stoppedFromMs).toBe(10_000);
    const next = await bench.start({ stores });
    await next.until(() => bench.api.state.in(11).length === 1);
    expect(bench.api.state.in(11)[0]?.text).toBe('Trả lời: treo');
  });

  it('keeps for the next start what waits for its turn to send when time is up', async () => {
    const stores = makeStores();
    const rig = await bench.start({ stores, stopMs: 3000 });
    bench.api.push(...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => privateText(11, `câu ${n}`, at())));
    await rig.until(() => bench.api.state.in(11).length === 1);
    await bench.stop(rig);
    expect(bench.api.state.in(11).length).toBeLessThan(8);
    const next = await bench.start({ stores });
    await next.until(() => bench.api.state.in(11).length === 8);
    expect(bench.api.state.in(11).map(({ text }) => text)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `Trả lời: câu ${n}`),
    );
  });

  it('reports another polling process once, and goes on when it is gone', async () => {
    bench.api.faults.add({ method: 'getUpdates', times: 5, fault: conflict });
    const rig = await bench.start();
    await rig.until(() => bench.api.called('getUpdates').length === 3);
    expect(rig.channel.health()).toMatchObject({ ok: false });
    bench.api.push(privateText(11, 'hỏi', at()));
    await rig.until(() => bench.api.state.in(11).length === 1);
    expect(rig.log.count('tiến trình khác đang nhận tin')).toBe(1);
    expect(rig.log.count('Không còn tiến trình khác')).toBe(1);
    expect(rig.channel.health().ok).toBe(true);
  });

  it.each(['getMe', 'getUpdates', 'sendMessage'])(
    'stops with one report when %s says that the token is revoked',
    async (method) => {
      bench.api.faults.add({ method, fault: unauthorized });
      const causes: string[] = [];
      const rig = await bench.start({ notify: ({ cause }) => causes.push(cause) });
      if (method !== 'getMe') {
        await rig.until(() => bench.api.called('getUpdates').length > 0);
        bench.api.push(privateText(11, 'hỏi', at()), privateText(12, 'hỏi', at()));
      }
      await rig.until(() => rig.log.count('TELEGRAM_BOT_TOKEN') > 0);
      await rig.quiet();
      const polls = bench.api.called('getUpdates').length;
      await bench.scheduler.advance(10 * MINUTE_MS);
      await rig.quiet();
      expect(rig.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
      expect(causes).toEqual(['token_revoked']);
      expect(bench.api.called('getUpdates')).toHaveLength(polls);
      expect(rig.channel.health()).toEqual({
        ok: false,
        detail: expect.stringContaining('TELEGRAM_BOT_TOKEN') as string,
        isRefused: true,
      });
      if (method === 'sendMessage') expect(await rig.journal.listUnhandled()).toHaveLength(2);
    },
  );

  it('reports a network outage once, and once that it is over; nothing is lost', async () => {
    const rig = await bench.start();
    bench.api.push(privateText(11, 'trước', at()));
    await rig.until(() => bench.api.state.in(11).length === 1);
    const { port } = new URL(bench.api.url);
    let finish = (): void => undefined;
    rig.handler.answer = async ({ text }) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return makeReply({ headline: text });
    };
    bench.api.push(privateText(11, 'trong lúc mất mạng', at()));
    await rig.until(() => rig.handler.inbounds.length === 2);
    await bench.api.close();
    finish();
    await rig.until(() => rig.log.count('Mất kết nối') === 1);
    await bench.scheduler.advance(5 * MINUTE_MS);
    expect(rig.channel.health().ok).toBe(false);
    await bench.api.start(Number(port));
    await rig.until(() => bench.api.state.in(11).length === 2);
    await rig.until(() => rig.channel.health().ok);
    expect(rig.log.count('Mất kết nối')).toBe(1);
    expect(rig.log.count('trả lời trở lại')).toBe(1);
  });

  it('starts while Telegram is out of reach, and answers once it is back', async () => {
    const { port } = new URL(bench.api.url);
    const url = bench.api.url;
    await bench.api.close();
    const rig = await bench.start({ apiRoot: url });
    await rig.until(() => rig.log.count('Mất kết nối') === 1);
    await bench.api.start(Number(port));
    bench.api.push(privateText(11, 'hỏi', at()));
    await rig.until(() => bench.api.state.in(11).length === 1);
    await rig.until(() => rig.channel.health().ok);
  });

  it('takes no update that cannot be written down, and every one of them later', async () => {
    const rig = await bench.start();
    rig.journal.isDown = true;
    bench.api.push(privateText(11, 'một', at()), privateText(11, 'hai', at()));
    await rig.until(() => rig.log.count('Chưa ghi được tin Telegram') === 1);
    await bench.scheduler.advance(MINUTE_MS);
    expect(bench.api.state.in(11)).toEqual([]);
    expect(bench.api.waiting).toBe(2);
    expect(rig.channel.health().ok).toBe(false);
    rig.journal.isDown = false;
    await rig.until(() => bench.api.state.in(11).length === 2);
    expect(rig.log.count('Chưa ghi được tin Telegram')).toBe(1);
    expect(rig.channel.health().ok).toBe(true);
  });
});
