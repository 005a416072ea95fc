import { describe, expect, it } from 'vitest';
import type { Fault } from '../../fakes/telegram/bot-api-fault.js';
import { tooManyRequests } from '../../fakes/telegram/bot-api-fault.js';
import { privateText } from '../../fakes/telegram/make-update.js';
import { makeReply } from '../../builders/make-view.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

const serverError: Fault = { type: 'error', code: 500, description: 'Internal Server Error' };

describe('delivering answers in Telegram', () => {
  const bench = useTelegram();
  const ask = (chatId = 11, text = 'hỏi'): void =>
    void bench.api.push(privateText(chatId, text, { atMs: bench.nowMs }));
  const texts = (chatId = 11): string[] => bench.api.state.in(chatId).map(({ text }) => text);

  it('waits as long as a 429 asks, without holding up other chats', async () => {
    const rig = await bench.start();
    bench.api.faults.add({
      method: 'sendMessage',
      chatId: 11,
      times: 1,
      fault: tooManyRequests(7),
    });
    const askedAtMs = bench.nowMs;
    ask(11);
    ask(12);
    await rig.until(() => texts(11).length === 1 && texts(12).length === 1);
    expect(bench.api.state.in(11)[0]?.atMs).toBe(askedAtMs + 7000);
    expect(bench.api.state.in(12)[0]?.atMs).toBe(askedAtMs);
  });

  it.each<[string, Fault]>([
    ['a server error', serverError],
    ['a gateway page', { type: 'html', status: 502 }],
  ])('sends again after %s, unmarked: nothing was delivered', async (_, fault) => {
    const rig = await bench.start();
    bench.api.faults.add({ method: 'sendMessage', times: 3, fault });
    ask();
    await rig.until(() => texts().length === 1);
    expect(texts()).toEqual(['Trả lời: hỏi']);
  });

  it('repeats a send whose outcome is unknown once, marked as sent again', async () => {
    const rig = await bench.start();
    bench.api.faults.add({ method: 'sendMessage', times: 1, fault: { type: 'dropAfter' } });
    ask();
    await rig.until(() => texts().length === 2);
    expect(texts()).toEqual(['Trả lời: hỏi', '(gửi lại)\nTrả lời: hỏi']);
  });

  it('does not repeat an unknown outcome a second time', async () => {
    const rig = await bench.start();
    bench.api.faults.add({ method: 'sendMessage', fault: { type: 'dropAfter' } });
    ask();
    await rig.until(() => rig.log.count('Không gửi được trả lời') === 1);
    expect(bench.api.called('sendMessage')).toHaveLength(2);
  });

  it('sends plain text where Telegram cannot parse the HTML', async () => {
    const rig = await bench.start();
    const fault: Fault = {
      type: 'error',
      code: 400,
      description: "Bad Request: can't parse entities: Unsupported start tag",
    };
    bench.api.faults.add({ method: 'sendMessage', times: 1, fault });
    ask(11, 'x <b> & y');
    await rig.until(() => texts().length === 1);
    expect(texts()).toEqual(['Trả lời: x <b> & y']);
    expect(bench.api.called('sendMessage')[1]?.payload).not.toHaveProperty('parse_mode');
  });

  it('sends without buttons where Telegram refuses them', async () => {
    const rig = await bench.start();
    rig.handler.answer = () =>
      makeReply(
        { headline: 'x' },
        { actions: [[{ label: 'Nút', action: { type: 'back', view: 'v1' } }]] },
      );
    const fault: Fault = {
      type: 'error',
      code: 400,
      description: 'Bad Request: BUTTON_TYPE_INVALID',
    };
    bench.api.faults.add({ method: 'sendMessage', times: 2, fault });
    ask();
    await rig.until(() => texts().length === 1);
    expect(bench.api.state.in(11)[0]?.buttons).toEqual([]);
  });

  it('gives up what Telegram refuses for good, and goes on with the next', async () => {
    const rig = await bench.start();
    const fault: Fault = { type: 'error', code: 400, description: 'Bad Request: no reason given' };
    bench.api.faults.add({ method: 'sendMessage', times: 2, fault });
    ask(11, 'một');
    ask(11, 'hai');
    await rig.until(() => texts().length === 1);
    expect(texts()).toEqual(['Trả lời: hai']);
    expect(rig.log.count('Không gửi được trả lời')).toBe(1);
    await rig.quiet();
    expect(await rig.journal.listUnhandled()).toEqual([]);
  });

  it('sends a picture that is refused as a photo as a file', async () => {
    const rig = await bench.start();
    rig.handler.answer = () =>
      makeReply(
        { headline: 'Biểu đồ' },
        {
          files: [
            {
              name: 'bieu-do.png',
              mimeType: 'image/png',
              bytes: new Uint8Array([1]),
              caption: null,
              kind: 'photo',
            },
          ],
        },
      );
    const fault: Fault = {
      type: 'error',
      code: 400,
      description: 'Bad Request: PHOTO_INVALID_DIMENSIONS',
    };
    bench.api.faults.add({ method: 'sendPhoto', fault });
    ask();
    await rig.until(() => texts().length === 2);
    expect(bench.api.state.in(11)[1]?.kind).toBe('document');
  });
});
