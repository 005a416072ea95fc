import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatReply, Inbound } from '../../../src/domain/chat.js';
import { items, reply, until, view, ZaloKit } from '../../fakes/zalo/channel-kit.js';

/** A list of twelve under `v1`, its pages and details; anything else is echoed. */
function listOfTwelve({ action, text }: Inbound): ChatReply {
  const list = (page: number): ChatReply =>
    reply({
      view: view({ groups: [{ title: null, items: items(12) }] }),
      viewId: 'v1',
      page,
      pages: 3,
      actions: [[{ label: '⏰ Quá hạn', action: { type: 'narrow', view: 'v1', to: 'overdue' } }]],
    });
  if (action?.type === 'page') return list(action.page);
  if (action?.type === 'detail')
    return reply({
      view: view({ headline: `Chi tiết ${action.item}` }),
      viewId: 'v2',
      actions: [[{ label: '‹ Danh sách', action: { type: 'back', view: 'v1' } }]],
    });
  if (action?.type === 'back') return list(1);
  if (action?.type === 'narrow') return reply({ view: view({ headline: 'Chỉ quá hạn' }) });
  return text === 'danh mục' ? list(1) : reply({ view: view({ headline: `Đáp: ${text}` }) });
}

describe('Zalo channel, numbered replies', () => {
  let kit: ZaloKit;
  beforeEach(async () => {
    kit = await ZaloKit.create();
    kit.handler.respond = listOfTwelve;
    await kit.startPolling();
  });
  afterEach(() => kit.stop());

  it('opens a detail by its number, pages by TIEP, and keeps the numbers of the list', async () => {
    expect(await kit.ask('danh mục')).toContain('Trả lời 1–5 để xem chi tiết, TIEP để xem tiếp');
    expect(await kit.ask('2')).toContain('Chi tiết 2');
    expect(await kit.ask('chi tiết 3 ạ')).toContain('Chi tiết 3');
    expect(await kit.ask('TIEP')).toContain('6. Nhiệm vụ 6');
    expect(await kit.ask('7')).toContain('Chi tiết 7');
    expect(await kit.ask('tiếp')).toContain('11. Nhiệm vụ 11');
    expect(await kit.ask('quá hạn')).toContain('Chỉ quá hạn');
  });

  it('goes back to the list by its word', async () => {
    await kit.ask('danh mục');
    expect(await kit.ask('2')).toContain('Có thể gõ: DANH SÁCH.');
    expect(await kit.ask('danh sách')).toContain('1. Nhiệm vụ 1');
  });

  it.each(['2 nhiệm vụ của Bộ Y tế là gì', '203 nói gì', '5G', '9 việc'])(
    'takes "%s" for the question it is',
    async (text) => {
      await kit.ask('danh mục');
      expect(await kit.ask(text)).toBe(`Đáp: ${text}`);
    },
  );

  it('understands a number only in the chat it was offered in', async () => {
    await kit.ask('danh mục', { from: 'a' });
    expect(await kit.ask('2', { from: 'b' })).toBe('Đáp: 2');
    expect(await kit.ask('2', { from: 'a', group: 'zgr-1' })).toBe('Đáp: 2');
    expect(await kit.ask('2', { from: 'a' })).toContain('Chi tiết 2');
  });

  it('understands it for half an hour', async () => {
    await kit.ask('danh mục');
    kit.nowAt = new Date(kit.nowAt.getTime() + 31 * 60_000);
    expect(await kit.ask('2')).toBe('Đáp: 2');
  });

  it('understands it after a restart', async () => {
    await kit.ask('danh mục');
    await kit.channel.stop();
    await kit.restart();
    await kit.startPolling();
    expect(await kit.ask('4')).toContain('Chi tiết 4');
    expect(await kit.ask('TIEP')).toContain('6. Nhiệm vụ 6');
  });

  it('asks in a group for a reply to this message, and takes one or a mention', async () => {
    const group = { from: 'a', group: 'zgr-1' };
    expect(await kit.ask('@Bot Nhiệm vụ danh mục', group)).toContain('Trả lời tin này 1–5');
    expect(await kit.ask('1', group)).toContain('Chi tiết 1');
    expect(await kit.ask('@bot  NHIỆM VỤ 2', { from: 'b', group: 'zgr-1' })).toContain(
      'Chi tiết 2',
    );
  });

  it('forgets the numbers of a list once something else was answered', async () => {
    await kit.ask('danh mục');
    kit.handler.respond = ({ text }) =>
      reply({ view: view({ headline: `Đáp: ${text}`, citations: ['203/TB-VPCP, mục A.I'] }) });
    await kit.ask('câu khác');
    expect(await kit.ask('2')).toContain('Đáp: 2');
  });

  it('keeps them where nothing was answered', async () => {
    await kit.ask('danh mục');
    expect(await kit.ask('câu không hiểu')).toBe('Đáp: câu không hiểu');
    expect(await kit.ask('2')).toContain('Chi tiết 2');
  });

  it('says which numbers there are where a number beside them is typed', async () => {
    await kit.ask('danh mục');
    expect(await kit.ask('8')).toBe('Danh sách vừa gửi có mục 1–5. Anh/chị trả lời 1–5.');
    expect(await kit.ask('203')).toBe('Đáp: 203');
    expect(await kit.ask('3')).toContain('Chi tiết 3');
  });

  it('shows a long text piece by piece without asking the assistant again', async () => {
    const text = Array.from({ length: 450 }, (_, index) => `Câu số ${index}.`).join(' ');
    kit.handler.respond = () =>
      reply({
        view: view({ headline: 'Nội dung', passages: [{ title: null, text, citation: '' }] }),
      });
    const first = await kit.ask('nội dung');
    const asked = kit.handler.asked.length;
    const second = await kit.ask('TIEP');
    const third = await kit.ask('tiếp ạ');
    expect(kit.handler.asked).toHaveLength(asked);
    expect(first).toContain('Trả lời TIEP để xem phần còn lại.');
    expect(second).not.toContain('Câu số 0.');
    expect(third).toContain('Câu số 449.');
  });

  it('shows where the list goes on even where fewer items fitted than a page has', async () => {
    const long = items(12).map((item) => ({ ...item, facts: ['nội dung '.repeat(60)] }));
    kit.handler.respond = ({ action }) =>
      reply({
        view: view({ groups: [{ title: null, items: long }] }),
        viewId: 'v1',
        page: action?.type === 'page' ? action.page : 1,
        pages: 3,
      });
    const numbers: string[] = [];
    let text = await kit.ask('danh mục');
    numbers.push(...(text.match(/^\d+(?=\. )/gm) ?? []));
    while (text.includes('TIEP')) {
      text = await kit.ask('TIEP');
      numbers.push(...(text.match(/^\d+(?=\. )/gm) ?? []));
    }
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)));
  });

  it('passes what is no choice on as typed', async () => {
    await kit.ask('đăng ký nhắc việc Bộ Y tế thứ hai 8h');
    expect(kit.handler.asked.at(-1)).toMatchObject({
      text: 'đăng ký nhắc việc Bộ Y tế thứ hai 8h',
      command: null,
      action: null,
    });
  });

  it('hands over what is not text by its kind', async () => {
    const kinds = ['image', 'sticker', 'voice', 'unsupported'] as const;
    for (const kind of kinds) kit.server.push({ kind, text: 'chú thích' });
    await until(() => kit.handler.asked.length === kinds.length);
    expect(kit.handler.asked.map(({ kind, text }) => [kind, text])).toEqual([
      ['photo', 'chú thích'],
      ['sticker', ''],
      ['voice', ''],
      ['other', ''],
    ]);
  });

  it('shows the short word for a tap where there is nothing else to say', async () => {
    kit.handler.respond = () => reply({ view: view({ headline: '' }), toast: 'Cảm ơn anh/chị!' });
    expect(await kit.ask('x')).toBe('Cảm ơn anh/chị!');
  });

  it('says nothing where nothing is to be said', async () => {
    kit.handler.respond = ({ text }) => (text === 'im' ? null : reply());
    kit.server.push({ text: 'im' });
    await kit.ask('nói');
    expect(kit.server.deliveries).toHaveLength(1);
  });

  it('apologises where the assistant fails, and tells the log without the text', async () => {
    kit.handler.respond = () => Promise.reject(new Error('index broken'));
    expect(await kit.ask('bí mật của tôi')).toContain('đang gặp lỗi');
    expect(kit.log.lines.some((line) => line.level === 'error')).toBe(true);
    expect(JSON.stringify(kit.log.lines)).not.toContain('bí mật');
  });
});
