import { describe, expect, it } from 'vitest';
import { BOT } from '../../fakes/telegram/fake-bot-api.js';
import { blocked } from '../../fakes/telegram/bot-api-fault.js';
import {
  groupText,
  membership,
  privateChat,
  privateText,
  replyToBot,
  supergroup,
} from '../../fakes/telegram/make-update.js';
import { makeReply } from '../../builders/make-view.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

const GROUP = -1001;

describe('Telegram groups', () => {
  const bench = useTelegram();
  const at = (): { atMs: number } => ({ atMs: bench.nowMs });

  it('answers mentions, replies and commands, and nothing else', async () => {
    const rig = await bench.start();
    bench.api.push(
      groupText(GROUP, 'việc của ai?', at()),
      groupText(GROUP, `@${BOT.username} một`, at()),
      groupText(GROUP, 'hai', { ...at(), more: replyToBot() }),
      groupText(GROUP, `/quahan@${BOT.username} ba`, at()),
      groupText(GROUP, '/quahan@khac_bot bốn', at()),
    );
    await rig.until(() => bench.api.state.in(GROUP).length === 3);
    await rig.until(() => bench.api.waiting === 0);
    expect(rig.handler.inbounds.map(({ text, command }) => command?.args ?? text)).toEqual([
      'một',
      'hai',
      'ba',
    ]);
  });

  it('greets once when it is added, and not when it is made an admin', async () => {
    const rig = await bench.start();
    rig.handler.answer = ({ command }) => makeReply({ headline: `lệnh ${command?.name ?? ''}` });
    bench.api.push(
      membership(supergroup(GROUP), 'left', 'member', { ...at(), by: 500 }),
      membership(supergroup(GROUP), 'member', 'administrator', { ...at(), by: 500 }),
      membership({ id: -1009, type: 'channel', title: 'Kênh' }, 'left', 'administrator', {
        ...at(),
        by: 500,
      }),
      membership(privateChat(11), 'kicked', 'member', { ...at(), by: 11 }),
      groupText(GROUP, '/quahan', at()),
    );
    await rig.until(() => bench.api.state.in(GROUP).length === 2);
    await rig.until(() => bench.api.waiting === 0);
    await rig.quiet();
    expect(bench.api.state.delivered.map(({ text }) => text)).toEqual([
      'lệnh start',
      'lệnh quahan',
    ]);
  });

  it('remembers being removed, blocked and let back in, in every topic', async () => {
    const rig = await bench.start();
    const group = { channel: 'telegram', kind: 'group', chatId: String(GROUP) } as const;
    for (const threadId of [null, '45'])
      await rig.chats.touch({ ...group, threadId }, null, new Date(0));
    const person = { channel: 'telegram', kind: 'private', chatId: '11', threadId: null } as const;
    await rig.chats.touch(person, null, new Date(0));
    const states = (): string => [...rig.chats.records.values()].map(({ state }) => state).join();
    bench.api.push(
      membership(supergroup(GROUP), 'member', 'kicked', { ...at(), by: 500 }),
      membership(privateChat(11), 'member', 'kicked', { ...at(), by: 11 }),
    );
    await rig.until(() => states() === 'removed,removed,blocked');
    bench.api.push(
      membership(supergroup(GROUP), 'left', 'member', { ...at(), by: 500 }),
      membership(privateChat(11), 'kicked', 'member', { ...at(), by: 11 }),
    );
    await rig.until(() => states() === 'active,active,active');
  });

  it('remembers a person who blocked it while an answer was on its way', async () => {
    const rig = await bench.start();
    const person = { channel: 'telegram', kind: 'private', chatId: '11', threadId: null } as const;
    await rig.chats.touch(person, null, new Date(0));
    bench.api.faults.add({ method: 'sendMessage', fault: blocked });
    bench.api.push(privateText(11, 'hỏi', at()));
    await rig.until(() => rig.chats.records.get('telegram:11')?.state === 'blocked');
    expect(bench.api.called('sendMessage')).toHaveLength(1);
  });

  it('follows a group that becomes a supergroup: told, or found out when answering', async () => {
    const rig = await bench.start();
    bench.api.state.migrations.set(-5, -1005);
    bench.api.state.chats.add(-1005);
    bench.api.push(
      groupText(-5, '/quahan', at()),
      groupText(-5, '', { ...at(), more: { migrate_to_chat_id: -1005 } }),
      groupText(-1005, '', { ...at(), more: { migrate_from_chat_id: -5 } }),
      membership(supergroup(-1005), 'left', 'member', { ...at(), by: 500 }),
    );
    await rig.until(() => bench.api.waiting === 0 && bench.api.state.in(-1005).length > 0);
    await rig.quiet();
    expect(bench.api.state.in(-1005).map(({ replyTo }) => replyTo)).toEqual([null]);
    expect(rig.chats.migrations).toEqual(['telegram -5 -1005']);
  });

  it('answers only the chats it is told to, and tells others once that it does', async () => {
    const rig = await bench.start({ allowedChats: ['telegram:11'] });
    bench.api.push(
      privateText(12, 'lạ', at()),
      privateText(12, 'vẫn lạ', at()),
      groupText(GROUP, 'chuyện của nhóm', at()),
      groupText(GROUP, '/quahan', at()),
      groupText(GROUP, '/quahan', at()),
      privateText(11, 'quen', at()),
    );
    await rig.until(() => bench.api.state.in(11).length === 1 && bench.api.waiting === 0);
    await rig.until(() => bench.api.state.delivered.length === 3);
    await rig.quiet();
    expect(rig.handler.inbounds).toHaveLength(1);
    expect(bench.api.state.in(12).map(({ text }) => text)).toEqual([
      'Trợ lý này chỉ phục vụ các cuộc trò chuyện đã được cấp quyền.\nNếu cần sử dụng, anh/chị gửi mã telegram:12 cho quản trị viên.',
    ]);
    expect(bench.api.state.in(GROUP)).toHaveLength(1);
  });
});
