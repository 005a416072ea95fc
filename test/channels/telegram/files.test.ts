import { describe, expect, it } from 'vitest';
import { person, privateChat, privateText } from '../../fakes/telegram/make-update.js';
import { makeReply } from '../../builders/make-view.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

describe('files in Telegram', () => {
  const bench = useTelegram();

  it('fetches an attached document on demand, within 20 MB', async () => {
    const rig = await bench.start();
    const bytes = new TextEncoder().encode('nội dung');
    bench.api.state.files.set('f1', { path: 'documents/Thông báo 1.txt', bytes });
    rig.handler.answer = async ({ file }) => {
      try {
        return makeReply({ headline: new TextDecoder().decode(await file?.read()) });
      } catch (error) {
        return makeReply({ headline: error instanceof Error ? error.message : '' });
      }
    };
    const send = (document: object): object => ({
      message: {
        message_id: 8,
        date: Math.floor(bench.nowMs / 1000),
        chat: privateChat(11),
        from: person(11),
        document,
      },
    });
    bench.api.push(
      send({ file_id: 'f1', file_name: 'a.txt', file_size: bytes.length }),
      send({ file_id: 'gone', file_name: 'b.txt' }),
      send({ file_id: 'f1', file_name: 'c.txt', file_size: 21 * 1024 * 1024 }),
    );
    await rig.until(() => bench.api.state.in(11).length === 3);
    const texts = bench.api.state.in(11).map(({ text }) => text);
    expect(texts[0]).toBe('nội dung');
    expect(texts[1]).toContain('Không tải được tệp b.txt');
    expect(texts[2]).toContain('20 MB');
    expect(texts.join()).not.toContain(bench.api.token);
  });

  it('sends files after the text', async () => {
    const rig = await bench.start();
    const bytes = new Uint8Array([80, 75, 3, 4]);
    rig.handler.answer = () =>
      makeReply(
        { headline: 'Phụ lục' },
        {
          files: [
            {
              name: 'Phụ lục.xlsx',
              mimeType: 'application/vnd.ms-excel',
              bytes,
              caption: '5 <nhiệm vụ>',
              kind: 'document',
            },
          ],
        },
      );
    bench.api.push(privateText(11, '/xuat', { atMs: bench.nowMs }));
    await rig.until(() => bench.api.state.in(11).length === 2);
    expect(bench.api.state.in(11)[1]).toMatchObject({
      kind: 'document',
      text: '5 <nhiệm vụ>',
      file: { name: 'Phụ lục.xlsx', bytes },
    });
  });
});
