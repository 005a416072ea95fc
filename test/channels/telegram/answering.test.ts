import { describe, expect, it } from 'vitest';
import {
  editOf,
  groupText,
  person,
  privateChat,
  privateText,
  supergroup,
  tap,
} from '../../fakes/telegram/make-update.js';
import { makeReply } from '../../builders/make-view.js';
import { makeListReply } from '../../fakes/telegram/make-list-reply.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

const GROUP = -1001;

describe('answering in Telegram', () => {
  const bench = useTelegram();
  const at = (): { atMs: number } => ({ atMs: bench.nowMs });

  it('answers a private question and tells Telegram that it was taken', async () => {
    const rig = await bench.start();
    bench.api.push(privateText(11, 'việc <b>nào</b> & đâu?', at()));
    await rig.until(() => bench.api.waiting === 0 && bench.api.state.in(11).length === 1);
    await rig.quiet();
    expect(bench.api.state.in(11)[0]).toMatchObject({
      text: 'Trả lời: việc <b>nào</b> & đâu?',
      replyTo: null,
      threadId: null,
    });
    expect(rig.channel.health()).toEqual({ ok: true, detail: 'hoạt động' });
    expect(await rig.journal.listUnhandled()).toEqual([]);
  });

  it('answers in a group below the message and in its topic', async () => {
    const rig = await bench.start();
    const more = { message_thread_id: 45, is_topic_message: true };
    bench.api.push(
      groupText(GROUP, 'chuyện riêng', at()),
      groupText(GROUP, '/quahan BTC', { ...at(), messageId: 900, more }),
    );
    await rig.until(() => bench.api.state.in(GROUP).length === 1);
    expect(bench.api.state.in(GROUP)[0]).toMatchObject({ replyTo: 900, threadId: 45 });
    expect(rig.handler.inbounds).toHaveLength(1);
    expect(JSON.stringify([...rig.journal.entries.values()])).not.toContain('chuyện riêng');
  });

  it('pages in place, and opens a detail as a message of its own', async () => {
    const rig = await bench.start();
    rig.handler.answer = ({ action }) =>
      action?.type === 'page'
        ? { ...makeListReply(18, action.page), replaces: true }
        : action?.type === 'detail'
          ? makeReply({ headline: `Chi tiết ${action.item}` })
          : makeListReply(18, 1);
    bench.api.push(privateText(11, 'việc quá hạn', at()));
    await rig.until(() => bench.api.state.in(11).length === 1);
    const [list] = bench.api.state.in(11);
    const next = list?.buttons[1]?.find(({ text }) => text === '›')?.data ?? '';
    const second = list?.buttons[0]?.[1]?.data ?? '';
    bench.api.push(tap(privateChat(11), list?.messageId ?? 0, next, { from: 11, id: 'next' }));
    bench.api.push(tap(privateChat(11), list?.messageId ?? 0, second, { from: 11, id: 'open' }));
    await rig.until(() => bench.api.state.in(11).length === 2);
    expect(bench.api.state.in(11).map(({ text }) => text.split('\n')[0])).toEqual([
      '18 nhiệm vụ',
      'Chi tiết 2',
    ]);
    expect(list).toMatchObject({ edits: 1 });
    expect(list?.text).toContain('Mục 6–10 trong 18');
    expect(bench.api.state.callbackAnswers.map(({ id }) => id)).toEqual(['next', 'open']);
  });

  it('answers every tap: foreign data, a failing handler, a thumb', async () => {
    const rig = await bench.start();
    rig.handler.answer = ({ action }) => {
      if (action?.type === 'rate') return makeReply({ headline: 'Cảm ơn' }, { toast: 'Cảm ơn!' });
      throw new Error('broken');
    };
    bench.api.push(
      tap(privateChat(11), 5, 'lạ', { from: 11, id: 'foreign' }),
      tap(privateChat(11), 5, 'b:v1', { from: 11, id: 'failing' }),
      tap(privateChat(11), 5, 'u:v1', { from: 11, id: 'thumb' }),
      { callback_query: { id: 'inline', from: person(11), data: 'b:v1', inline_message_id: 'x' } },
    );
    await rig.until(() => bench.api.state.callbackAnswers.length === 4);
    const toasts = Object.fromEntries(
      bench.api.state.callbackAnswers.map(({ id, text }) => [id, text]),
    );
    expect(toasts).toMatchObject({ failing: null, thumb: 'Cảm ơn!' });
    expect(toasts['foreign']).toContain('không còn dùng được');
    expect(toasts['inline']).toContain('không còn dùng được');
    await rig.until(() => bench.api.state.in(11).length === 1);
    expect(bench.api.state.in(11)[0]?.text).toContain('Xin lỗi');
    expect(JSON.stringify(rig.log.lines)).toContain('broken');
  });

  it('sends a new message where the one to edit was deleted, and none where nothing changed', async () => {
    const rig = await bench.start();
    rig.handler.answer = () => ({ ...makeListReply(8, 1), replaces: true });
    bench.api.push(tap(privateChat(11), 4242, 'p:v1:1', { from: 11 }));
    await rig.until(() => bench.api.state.in(11).length === 1);
    const id = bench.api.state.in(11)[0]?.messageId ?? 0;
    bench.api.push(tap(privateChat(11), id, 'p:v1:1', { from: 11, id: 'same' }));
    await rig.until(() => bench.api.called('editMessageText').length === 2);
    await rig.quiet();
    expect(bench.api.state.in(11)).toHaveLength(1);
    expect(rig.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('edits the answer when its question is edited', async () => {
    const rig = await bench.start();
    rig.handler.answer = ({ text }) =>
      makeReply({
        headline: text,
        summary: text === 'dài' ? ['x '.repeat(1500), 'x '.repeat(1500)] : [],
      });
    const question = privateText(11, 'dài', at());
    bench.api.push(question);
    await rig.until(() => bench.api.state.in(11).length === 2);
    bench.api.push(editOf(question, 'ngắn', bench.nowMs));
    await rig.until(() => bench.api.state.deleted.size === 1);
    expect(bench.api.state.in(11)).toMatchObject([{ text: 'ngắn', edits: 1 }]);
    bench.api.push(editOf(question, 'dài', bench.nowMs));
    await rig.until(() => bench.api.state.in(11).length === 2);
    expect(bench.api.state.in(11)[0]).toMatchObject({ edits: 2 });
  });

  it('shows that it is typing only when an answer takes longer than half a second', async () => {
    const rig = await bench.start();
    let finish = (): void => undefined;
    rig.handler.answer = async ({ text }) => {
      if (text === 'lâu') await new Promise<void>((resolve) => (finish = resolve));
      return makeReply({ headline: text });
    };
    bench.api.push(privateText(11, 'nhanh', at()));
    await rig.until(() => bench.api.state.in(11).length === 1);
    expect(bench.api.state.chatActions).toEqual([]);
    const askedAtMs = bench.nowMs;
    bench.api.push(
      groupText(GROUP, '/tim lâu', {
        ...at(),
        more: { message_thread_id: 45, is_topic_message: true },
      }),
    );
    rig.handler.answer = async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return makeReply({ headline: 'xong' });
    };
    await rig.until(() => bench.api.state.chatActions.length === 2);
    expect(bench.api.state.chatActions).toEqual([
      { chatId: GROUP, threadId: 45, atMs: askedAtMs + 500 },
      { chatId: GROUP, threadId: 45, atMs: askedAtMs + 5000 },
    ]);
    finish();
    await rig.until(() => bench.api.state.in(GROUP).length === 1);
  });

  it('answers a slow tap before its spinner runs out', async () => {
    const rig = await bench.start();
    let finish = (): void => undefined;
    rig.handler.answer = async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return makeReply({ headline: 'xong' }, { toast: 'muộn' });
    };
    bench.api.push(tap(privateChat(11), 5, 'e:v1', { from: 11, id: 'slow' }));
    await rig.until(() => bench.api.state.callbackAnswers.length === 1);
    expect(bench.api.state.callbackAnswers[0]?.text).toBeNull();
    finish();
    await rig.until(() => bench.api.state.in(11).length === 1);
    expect(bench.api.state.callbackAnswers).toHaveLength(1);
  });

  it('gives one notice to who sends too much, and goes on after a minute', async () => {
    const rig = await bench.start();
    bench.api.push(
      ...Array.from({ length: 40 }, (_, n) => privateText(11, `câu ${n}`, at())),
      privateText(12, 'người khác', at()),
    );
    await rig.until(() => bench.api.state.in(11).length === 31);
    await rig.until(() => bench.api.state.in(12).length === 1);
    const texts = bench.api.state.in(11).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('gửi nhanh quá'))).toHaveLength(1);
    expect(rig.handler.inbounds.filter(({ chat }) => chat.chatId === '11')).toHaveLength(30);
    await bench.scheduler.advance(61_000);
    bench.api.push(privateText(11, 'sau một phút', at()));
    await rig.until(() => bench.api.state.in(11).length === 32);
    expect(bench.api.state.in(11).at(-1)?.text).toContain('sau một phút');
  });

  it('passes photos on by kind, and answers an album once', async () => {
    const rig = await bench.start();
    rig.handler.answer = ({ kind }) => makeReply({ headline: kind });
    const photo = (messageId: number): object => ({
      message: {
        message_id: messageId,
        date: Math.floor(bench.nowMs / 1000),
        chat: privateChat(11),
        from: person(11),
        photo: [{ file_id: 'x', width: 1, height: 1 }],
        media_group_id: 'album',
      },
    });
    bench.api.push(photo(1), photo(2), photo(3), privateText(11, 'hỏi', at()));
    await rig.until(() => bench.api.state.in(11).length === 2);
    expect(bench.api.state.in(11).map(({ text }) => text)).toEqual(['photo', 'text']);
  });

  it('tells the handler whether a group member is an admin, asking once a minute', async () => {
    const rig = await bench.start();
    bench.api.state.admins.add(`${GROUP} 500`);
    bench.api.push(
      groupText(GROUP, '/dangky', at()),
      groupText(GROUP, '/dangky', at()),
      groupText(GROUP, '/dangky', { ...at(), from: 501 }),
      tap(supergroup(GROUP), 5, 's:v1', { from: 500 }),
    );
    await rig.until(() => rig.handler.inbounds.length === 4);
    expect(rig.handler.inbounds.map(({ sender }) => sender.isChatAdmin)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(bench.api.called('getChatMember')).toHaveLength(2);
    bench.api.faults.add({
      method: 'getChatMember',
      fault: { type: 'error', code: 400, description: 'Bad Request: user not found' },
    });
    bench.api.push(groupText(GROUP, '/dangky', { ...at(), from: 502 }));
    await rig.until(() => rig.handler.inbounds.length === 5);
    expect(rig.handler.inbounds[4]?.sender.isChatAdmin).toBe(false);
  });

  it('sets Vietnamese command menus for private chats, groups, their admins and its own', async () => {
    bench.api.state.chats.add(42);
    const rig = await bench.start({ admins: ['telegram:42', 'telegram:43', 'zalo:abc'] });
    await rig.until(() => bench.api.called('setMyCommands').length === 5);
    await rig.quiet();
    const { menus } = bench.api.state;
    const names = (scope: string): string[] => (menus.get(scope) ?? []).map((one) => one.command);
    expect(names('all_private_chats')).toEqual(expect.arrayContaining(['quahan', 'coquan']));
    expect(names('all_group_chats')).not.toContain('dangky');
    expect(names('all_chat_administrators')).toContain('dangky');
    expect(names('chat 42')).toEqual(expect.arrayContaining(['reload', 'trangthai', 'xacnhan']));
    // An admin who never wrote to the bot is not known to Telegram.
    expect(rig.log.count('danh sách lệnh')).toBe(1);
    expect(rig.channel.health().ok).toBe(true);
  });
});
