import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, AppBench } from '../fakes/app/app-bench.js';
import { blocked } from '../fakes/telegram/bot-api-fault.js';
import { BOT } from '../fakes/telegram/fake-bot-api.js';
import { membership, privateChat, replyToBot, supergroup } from '../fakes/telegram/make-update.js';

const GROUP = -1001;

describe('a working group has the assistant in its Telegram group', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await AppBench.open({ channels: ['telegram'] });
  });
  afterAll(() => bench.close());
  const at = (): { atMs: number } => ({ atMs: bench.scheduler.nowMs() });
  /** How many chats, topics too, cannot be written to any more. */
  const countGone = async (): Promise<number> => {
    const { text } = await bench.person(ADMIN).ask('/hoithoai');
    return Number(/Không gửi được nữa: (\d+)/.exec(text)?.[1] ?? 0);
  };

  it('is greeted once when it adds the bot', async () => {
    const member = bench.person(1, { group: -1002 });
    bench.telegram.push(
      membership(supergroup(-1002), 'left', 'member', { ...at(), by: 1 }),
      membership(supergroup(-1002), 'member', 'administrator', { ...at(), by: 1 }),
    );
    await bench.until(() => member.messages.length === 1);
    await bench.scheduler.advance(5000);
    await bench.quiet();
    expect(member.messages).toHaveLength(1);
    expect(member.last.text).toContain('Xin chào anh/chị');
  });

  it('asks by mention, by command, by /command@bot or by replying', async () => {
    const member = bench.person(1, { group: GROUP });
    for (const [text, more] of [
      [`@${BOT.username} Bộ Y tế còn việc nào quá hạn?`, {}],
      ['/quahan Bộ Y tế', {}],
      [`/quahan@${BOT.username} Bộ Y tế`, {}],
      ['Bộ Y tế còn việc nào quá hạn?', replyToBot()],
    ] as const) {
      const answer = await member.ask(text, more);
      expect(answer.text).toContain('Bộ Y tế: 1 nhiệm vụ quá hạn');
      expect(answer.replyTo).not.toBeNull();
    }
  });

  it('talks among itself undisturbed, and to other bots', async () => {
    const member = bench.person(1, { group: GROUP });
    const before = member.messages.length;
    bench.telegram.push(
      member.textUpdate('Bộ Y tế còn việc nào quá hạn?'),
      member.textUpdate('/quahan@bot_khac Bộ Y tế'),
      member.textUpdate('@nguoi_khac xem giúp'),
    );
    await bench.until(() => bench.telegram.waiting === 0);
    await bench.scheduler.advance(5000);
    await bench.quiet();
    expect(member.messages).toHaveLength(before);
  });

  it('has a conversation of its own in each topic', async () => {
    const inTopic = bench.person(1, { group: GROUP, threadId: 45 });
    const inOther = bench.person(1, { group: GROUP, threadId: 46 });
    expect(await inTopic.ask('/quahan Bộ Y tế')).toMatchObject({ threadId: 45 });
    const other = await inOther.ask('/nhiemvu Bộ Công an');
    expect(other.threadId).toBe(46);
    const followUp = await inTopic.ask(`@${BOT.username} còn Bộ Tài chính?`);
    expect(followUp.text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    await inOther.tap(other, '›');
    expect(other.text).toContain('trang 2/3');
  });

  it('lets only its admins change its settings, anonymous ones too', async () => {
    const member = bench.person(1, { group: GROUP });
    expect((await member.ask('/coquan Bộ Y tế')).text).toContain('Chỉ quản trị viên của nhóm');
    expect((await member.ask('/xoadulieu xác nhận')).text).toContain('Chỉ quản trị viên');
    expect((await member.ask('/coquan')).text).toContain('chưa đặt');
    bench.telegram.state.admins.add(`${GROUP} 2`);
    const admin = bench.person(2, { group: GROUP });
    expect((await admin.ask('/coquan Bộ Y tế')).text).toContain('Đã đặt cơ quan');
    const anonymous = {
      from: { id: 1087968824, is_bot: true, first_name: 'Group' },
      sender_chat: supergroup(GROUP),
    };
    expect((await member.ask('/coquan Bộ Công an', anonymous)).text).toContain('Bộ Công an');
    const list = await member.ask(`@${BOT.username} bộ tôi có việc gì`);
    expect(list.text).toContain('Bộ Công an: 14 nhiệm vụ');
    expect(await member.tap(list, 'Nhắc việc')).toContain('Chỉ quản trị viên của nhóm');
  });

  it('answers a post in a channel where it is addressed', async () => {
    const chat = { id: -1009, type: 'channel', title: 'Bản tin' };
    bench.telegram.push({
      channel_post: {
        message_id: 5,
        date: Math.floor(bench.scheduler.nowMs() / 1000),
        chat,
        sender_chat: chat,
        text: '/quahan Bộ Y tế',
        entities: [{ type: 'bot_command', offset: 0, length: 7 }],
      },
    });
    await bench.until(() => bench.telegram.state.in(-1009).length === 1);
    expect(bench.telegram.state.in(-1009)[0]?.text).toContain('Bộ Y tế: 1 nhiệm vụ quá hạn');
  });

  it('takes what it set along when it becomes a supergroup', async () => {
    const OLD = -77;
    const NEW = -100777;
    bench.telegram.state.admins.add(`${OLD} 2`);
    bench.telegram.state.admins.add(`${NEW} 2`);
    const before = bench.person(2, { group: OLD });
    await before.ask('/coquan Bộ Tài chính');
    bench.telegram.state.chats.add(NEW);
    bench.telegram.state.migrations.set(OLD, NEW);
    // Asked before the change is known: the answer goes where the group now is.
    bench.telegram.push(before.textUpdate(`@${BOT.username} bộ tôi còn việc nào quá hạn`));
    const after = bench.person(2, { group: NEW });
    await bench.until(() => after.messages.length === 1);
    expect(after.last.text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    expect((await after.ask('/coquan')).text).toContain('Bộ Tài chính');
  });

  it('is not written to any more once it removed the bot, nor who blocked it', async () => {
    const person = bench.person(21);
    await person.ask('/quahan Bộ Y tế');
    expect(await countGone()).toBe(0);
    bench.telegram.push(
      membership(supergroup(GROUP), 'member', 'kicked', { ...at(), by: 2 }),
      membership(privateChat(21), 'member', 'kicked', { ...at(), by: 21 }),
    );
    await bench.until(() => bench.telegram.waiting === 0);
    await bench.quiet();
    // The group with its two topics, and the person.
    expect(await countGone()).toBe(4);
    const before = bench.telegram.called('sendMessage').length;
    bench.telegram.faults.add({ method: 'sendMessage', chatId: 22, fault: blocked, times: 1 });
    bench.telegram.push(bench.person(22).textUpdate('/quahan Bộ Y tế'));
    await bench.until(() => bench.telegram.called('sendMessage').length === before + 1);
    await bench.scheduler.advance(60_000);
    await bench.quiet();
    expect(bench.telegram.called('sendMessage')).toHaveLength(before + 1);
  });
});
