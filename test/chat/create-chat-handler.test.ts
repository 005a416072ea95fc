import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../src/domain/chat.js';
import type { ChatFeature } from '../../src/chat/feature.js';
import { plainReply } from '../../src/domain/plain-reply.js';
import { VIEW_TTL_MS } from '../../src/chat/view-actions.js';
import { ChatRig, GROUP } from '../fakes/chat/chat-rig.js';

/** Tells which of its ways in was taken. */
const feature: ChatFeature = {
  name: 'fake',
  commands: {
    dangky: ({ action }, args) => Promise.resolve(plainReply(`dangky ${action?.type} “${args}”`)),
    xuat: ({ action }) => Promise.resolve(plainReply(`xuat ${action?.type}`)),
    danhgia: (_, args) => Promise.resolve(plainReply(`danhgia “${args}”`)),
  },
  onAction: (_, payload) => Promise.resolve(plainReply(`tap ${payload}`)),
  onText: ({ text }) =>
    Promise.resolve(text.startsWith('!') ? plainReply(`taken ${text}`) : undefined),
  onFile: ({ file }) =>
    Promise.resolve(file?.name === 'a.docx' ? plainReply('file taken') : undefined),
};

const labels = (reply: ChatReply): string[][] =>
  reply.actions.map((row) => row.map(({ label }) => label));
const member = { sender: { id: '5', name: 'B', isChatAdmin: false }, chat: GROUP };

describe('createChatHandler', () => {
  let rig: ChatRig;
  beforeEach(async () => {
    rig = await ChatRig.open(() => [feature]);
  });
  afterEach(() => rig.database.close());

  describe('a question', () => {
    it('is answered with a stored view, pages and buttons', async () => {
      const reply = await rig.ask('việc gì');
      expect(reply).toMatchObject({ viewId: 'v1', page: 1, pages: 3, replaces: false });
      expect(labels(reply)).toEqual([
        ['⏰ Quá hạn', '📅 Sắp hạn', '✅ Đã xong'],
        ['📥 Excel', '🔔 Nhắc việc', '👍', '👎'],
      ]);
      expect(await rig.stores.views.find('v1')).toMatchObject({
        chatKey: 'telegram:11',
        question: 'việc gì',
        taskIds: rig.assistant.ids,
      });
      expect(rig.answers).toEqual(['task_list']);
    });

    it('is answered in the conversation of its chat', async () => {
      await rig.ask('việc gì');
      await rig.ask('còn nữa không', { chat: GROUP });
      await rig.ask('thế còn');
      expect(rig.assistant.asked.map(({ context }) => context.conversation?.query.text)).toEqual([
        undefined,
        undefined,
        'việc gì',
      ]);
    });

    it('that was edited replaces its answer', async () => {
      expect((await rig.ask('việc gì', { isEdit: true })).replaces).toBe(true);
    });

    it('without an answer is kept for the admins', async () => {
      const reply = await rig.ask('từ chối');
      expect(labels(reply)).toEqual([['👍', '👎']]);
      expect(await rig.stores.feedback.list(new Date(0))).toMatchObject([
        { kind: 'unanswered', question: 'từ chối', senderId: '11' },
      ]);
    });

    it('with several readings is numbered once, by its tasks', async () => {
      const reply = await rig.ask('mơ hồ');
      expect(reply.view).toMatchObject({ choices: [], notes: [] });
      expect(labels(reply)).toEqual([]);
      const detail = await rig.act({ type: 'detail', view: 'v1', item: 2 });
      expect(detail.view.headline).toBe('Chi tiết t2');
    });

    it('goes on page by page in words', async () => {
      await rig.ask('việc gì');
      expect((await rig.ask('tiếp')).page).toBe(2);
      expect((await rig.ask('tiếp')).page).toBe(3);
    });

    it('goes on from the page a button showed', async () => {
      await rig.ask('việc gì');
      await rig.act({ type: 'page', view: 'v1', page: 2 });
      expect((await rig.ask('tiếp')).page).toBe(3);
    });
  });

  describe('a command', () => {
    it('goes to the feature that has it, typed in any way', async () => {
      expect((await rig.command('dangky', 'Bộ Y tế')).view.headline).toContain('“Bộ Y tế”');
      expect((await rig.ask('DANGKY Bộ Y tế')).view.headline).toContain('“Bộ Y tế”');
      expect((await rig.ask('đăng ký nhắc việc')).view.headline).toContain('dangky');
      expect((await rig.ask('DANHGIA 7')).view.headline).toBe('danhgia “7”');
      expect((await rig.ask('danhgia')).view.headline).toBe('danhgia “”');
    });

    it('that is a short way to ask is asked', async () => {
      await rig.command('quahan', 'BTC');
      await rig.ask('QUAHAN BTC');
      await rig.ask('quá hạn');
      await rig.ask('xuat khau dat bao nhieu');
      expect(rig.assistant.asked.map(({ text }) => text)).toEqual([
        'nhiệm vụ quá hạn BTC',
        'nhiệm vụ quá hạn BTC',
        'quá hạn',
        'xuat khau dat bao nhieu',
      ]);
    });

    it.each([
      ['chitieu', 'chỉ tiêu nào'],
      ['tim', 'nội dung gì'],
    ])('asks back what /%s is to be of, with an example', async (name, asked) => {
      const zalo = { chat: { ...GROUP, channel: 'zalo' as const } };
      const { view } = await rig.command(name, '');
      expect(view.headline).toContain(asked);
      expect(view.summary.join()).toContain(`/${name} `);
      expect((await rig.command(name, '', zalo)).view.summary.join()).toContain(
        `${name.toUpperCase()} `,
      );
    });

    it.each(['khongco', 'constructor', '__proto__', 'toString'])(
      'that nobody has is said so: %s',
      async (name) => {
        const reply = await rig.command(name);
        expect(reply.view.headline).toBe(`Không có lệnh /${name}.`);
        expect(reply.view.summary.join()).toContain('/help');
      },
    );

    it('is named as it is typed on the channel', async () => {
      const zalo = { chat: { ...GROUP, channel: 'zalo' as const } };
      expect((await rig.command('khongco', '', zalo)).view.summary.join()).toContain('TROGIUP');
    });

    it('for settings is a group’s admins’ alone, by button too', async () => {
      await rig.ask('việc gì', member);
      for (const reply of [
        await rig.command('dangky', 'x', member),
        await rig.ask('DANGKY x', member),
        await rig.act({ type: 'subscribe', view: 'v1' }, member),
      ])
        expect(reply.view.headline).toContain('Chỉ quản trị viên của nhóm');
      const admin = { ...member, sender: { ...member.sender, isChatAdmin: true } };
      expect((await rig.command('dangky', 'x', admin)).view.headline).toContain('dangky');
      // Zalo tells no roles.
      const unknown = { ...member, sender: { ...member.sender, isChatAdmin: null } };
      expect((await rig.command('dangky', 'x', unknown)).view.headline).toContain('dangky');
    });
  });

  describe('a tap', () => {
    beforeEach(() => rig.ask('việc gì'));

    it('pages in place', async () => {
      expect(await rig.act({ type: 'page', view: 'v1', page: 3 })).toMatchObject({
        viewId: 'v1',
        page: 3,
        replaces: true,
      });
      expect((await rig.act({ type: 'page', view: 'v1', page: 99 })).page).toBe(3);
    });

    it('opens a detail in place, with the way back to its page', async () => {
      const detail = await rig.act({ type: 'detail', view: 'v1', item: 7 });
      expect(detail).toMatchObject({ replaces: true, view: { headline: 'Chi tiết t7' } });
      expect(detail.actions[0]).toEqual([
        { label: '‹ Danh sách', action: { type: 'back', view: 'v1', page: 2 } },
      ]);
      expect(await rig.act({ type: 'back', view: 'v1', page: 2 })).toMatchObject({ page: 2 });
      expect(await rig.act({ type: 'back', view: 'v1' })).toMatchObject({ page: 1 });
    });

    it('opens what the number stood for, whatever the data has become', async () => {
      rig.assistant.registerVersion = 2;
      rig.assistant.ids = ['mới', ...rig.assistant.ids];
      const detail = await rig.act({ type: 'detail', view: 'v1', item: 1 });
      expect(detail.view.headline).toBe('Chi tiết t1');
      const list = await rig.act({ type: 'page', view: 'v1', page: 1 });
      expect(list.view.notes.join()).toContain('Dữ liệu đã cập nhật');
      const first = await rig.act({ type: 'detail', view: 'v1', item: 1 });
      expect(first.view.headline).toBe('Chi tiết mới');
      const again = await rig.act({ type: 'page', view: 'v1', page: 1 });
      expect(again.view.notes).toEqual([]);
    });

    it('narrows under a view of its own and offers the way back', async () => {
      const narrowed = await rig.act({ type: 'narrow', view: 'v1', to: 'overdue' });
      expect(narrowed).toMatchObject({ viewId: 'v2', replaces: true });
      expect(narrowed.view.headline).toContain('"overdue":true');
      expect(labels(narrowed)[0]).toEqual(['☰ Tất cả', '📅 Sắp hạn', '✅ Đã xong']);
    });

    it('on a number that is not there offers to ask again', async () => {
      const reply = await rig.act({ type: 'detail', view: 'v1', item: 77 });
      expect(reply.view.headline).toBe('Danh sách này không có mục 77.');
      expect(labels(reply)).toEqual([['🔄 Hỏi lại']]);
    });

    it('on a list of another week says so and offers to ask again', async () => {
      rig.nowAt = new Date(rig.nowAt.getTime() + VIEW_TTL_MS + 1);
      const reply = await rig.act({ type: 'page', view: 'v1', page: 2 });
      expect(reply.view.headline).toBe('Danh sách này lập ngày 15/7/2024, đã cũ.');
      const again = await rig.act({ type: 'rerun', view: 'v1' });
      expect(again).toMatchObject({ viewId: 'v2', page: 1, replaces: true });
      expect(rig.assistant.asked.at(-1)?.text).toBe('việc gì');
    });

    it('on an unknown view, or one of another chat, shows nothing of it', async () => {
      for (const reply of [
        await rig.act({ type: 'page', view: 'nope', page: 1 }),
        await rig.act({ type: 'detail', view: 'v1', item: 1 }, { chat: GROUP }),
        await rig.act({ type: 'export', view: 'v1' }, { chat: GROUP }),
      ])
        expect(reply).toMatchObject({ toast: 'Đã hết hạn lưu', view: { groups: [] } });
    });

    it('rates with the question, for the admins', async () => {
      const up = await rig.act({ type: 'rate', view: 'v1', value: 'up' });
      expect(up.toast).toBe('Cảm ơn anh/chị!');
      await rig.act({ type: 'rate', view: 'v1', value: 'down' });
      expect(await rig.stores.feedback.list(new Date(0))).toMatchObject([
        { kind: 'up', question: 'việc gì' },
        { kind: 'down', question: 'việc gì' },
      ]);
    });

    it('exports and subscribes through the features that can', async () => {
      expect((await rig.act({ type: 'export', view: 'v1' })).view.headline).toBe('xuat export');
      const subscribed = await rig.act({ type: 'subscribe', view: 'v1' });
      expect(subscribed.view.headline).toContain('dangky subscribe');
    });

    it('on a feature’s own button goes to that feature', async () => {
      const tap = (name: string): Promise<ChatReply> =>
        rig.act({ type: 'feature', feature: name, payload: 'p' });
      expect((await tap('fake')).view.headline).toBe('tap p');
      expect((await tap('none')).view.headline).toContain('không còn dùng được');
    });
  });

  describe('anything else', () => {
    it('goes to the feature that takes it', async () => {
      expect((await rig.ask('!x')).view.headline).toBe('taken !x');
      const file = { name: 'a.docx', sizeBytes: 1, read: () => Promise.resolve(new Uint8Array()) };
      const sent = { kind: 'document' as const, file };
      expect((await rig.handle(rig.inbound(sent))).view.headline).toBe('file taken');
      const other = { ...sent, file: { ...file, name: 'b.exe' } };
      expect((await rig.handle(rig.inbound(other))).view.headline).toContain('Chỉ quản trị viên');
    });

    it.each(['photo', 'voice', 'sticker', 'other'] as const)(
      'of kind %s gets a hint',
      async (kind) => {
        const reply = await rig.handle(rig.inbound({ kind }));
        expect(reply.view.headline).toMatch(/Anh\/chị/);
        expect(rig.assistant.asked).toEqual([]);
      },
    );

    it('with words beside a picture is answered on the words', async () => {
      const reply = await rig.ask('việc gì', { kind: 'photo' });
      expect(reply.view.notes.join()).toContain('chỉ đọc phần chữ');
      expect(rig.assistant.asked).toHaveLength(1);
    });

    it('that is empty gets a hint', async () => {
      expect((await rig.ask('  \n ')).view.headline).toContain('Tôi chỉ đọc được');
    });
  });
});
