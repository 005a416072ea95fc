import { describe, expect, it } from 'vitest';
import type { Fault } from '../../fakes/telegram/bot-api-fault.js';
import { tooManyRequests } from '../../fakes/telegram/bot-api-fault.js';
import type { DeliveredMessage } from '../../fakes/telegram/bot-api-state.js';
import { groupText, privateText } from '../../fakes/telegram/make-update.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

/** The most instants within any span of `windowMs`. */
function mostWithin(messages: readonly DeliveredMessage[], windowMs: number): number {
  let most = 0;
  let from = 0;
  for (const [index, { atMs }] of messages.entries()) {
    while ((messages[from]?.atMs ?? atMs) <= atMs - windowMs) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

const CHATS = Array.from({ length: 50 }, (_, index) => (index % 10 === 0 ? -1000 - index : index));

describe('many updates at once in Telegram', () => {
  const bench = useTelegram();

  function pushAll(perChat: number): void {
    for (let n = 0; n < perChat; n += 1)
      bench.api.push(
        ...CHATS.map((chatId) =>
          chatId < 0
            ? groupText(chatId, `/tim ${n}`, { atMs: bench.nowMs })
            : privateText(chatId, `/tim ${n}`, { atMs: bench.nowMs }),
        ),
      );
  }

  function expectAllInOrder(perChat: number): void {
    for (const chatId of CHATS)
      expect(bench.api.state.in(chatId).map(({ text }) => text)).toEqual(
        Array.from({ length: perChat }, (_, n) => `Trả lời: /tim ${n}`),
      );
  }

  it('answers 500 updates of 50 chats, in order per chat, within the limits', async () => {
    const rig = await bench.start();
    pushAll(10);
    await rig.until(() => bench.api.state.delivered.length === 500);
    expectAllInOrder(10);
    const { delivered } = bench.api.state;
    expect(mostWithin(delivered, 1000)).toBeLessThanOrEqual(30);
    for (const chatId of CHATS)
      expect(mostWithin(bench.api.state.in(chatId), 1000)).toBeLessThanOrEqual(1);
    await rig.until(() => bench.api.waiting === 0);
    await rig.quiet();
    expect(await rig.journal.listUnhandled()).toEqual([]);
  });

  it('sends at most 20 messages a minute to a group', async () => {
    const rig = await bench.start();
    const ask = (from: number): object =>
      groupText(-1001, `/tim ${from}`, { atMs: bench.nowMs, from });
    bench.api.push(...Array.from({ length: 45 }, (_, index) => ask(500 + index)));
    await rig.until(() => bench.api.state.in(-1001).length === 45);
    expect(mostWithin(bench.api.state.in(-1001), 60_000)).toBeLessThanOrEqual(20);
  });

  it('loses no answer in a storm of 429 and server errors', async () => {
    const faults: readonly (Fault | null)[] = [
      tooManyRequests(2),
      null,
      { type: 'error', code: 500, description: 'Internal Server Error' },
      { type: 'html', status: 502 },
      null,
      { type: 'error', code: 504, description: 'Gateway Timeout' },
      tooManyRequests(9),
    ];
    // Every method fails, polling too: what follows what depends on the order of the requests.
    bench.api.faults.storm = (_, count) => faults[(count * 7919) % 13] ?? null;
    const rig = await bench.start();
    pushAll(3);
    await rig.until(() => bench.api.state.delivered.length === 150);
    await rig.quiet();
    expectAllInOrder(3);
  });
});
