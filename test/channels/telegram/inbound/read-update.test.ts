import { describe, expect, it } from 'vitest';
import {
  laneOf,
  readUpdate,
  type MessageEvent,
} from '../../../../src/channels/telegram/inbound/read-update.js';
import { updateSchema } from '../../../../src/channels/telegram/inbound/update-schema.js';
import { BOT } from '../../../fakes/telegram/fake-bot-api.js';
import {
  editOf,
  groupText,
  membership,
  person,
  privateChat,
  privateText,
  replyToBot,
  supergroup,
  tap,
} from '../../../fakes/telegram/make-update.js';

const AT_MS = Date.UTC(2024, 6, 15, 2);
const at = { atMs: AT_MS };
const GROUP = -1001;

function read(update: object): ReturnType<typeof readUpdate> {
  return readUpdate(updateSchema.parse({ update_id: 9, ...update }), BOT, AT_MS);
}

function readMessage(update: object): MessageEvent {
  const event = read(update);
  if (event?.type !== 'message') throw new Error('no message was read');
  return event;
}

describe('readUpdate', () => {
  it('reads a private question', () => {
    expect(readMessage(privateText(11, 'việc quá hạn', { ...at, messageId: 5 })).inbound).toEqual({
      updateId: '9',
      chat: { channel: 'telegram', chatId: '11', threadId: null, kind: 'private' },
      sender: { id: '11', name: 'An Nguyễn Văn', isChatAdmin: null },
      kind: 'text',
      text: 'việc quá hạn',
      command: null,
      action: null,
      messageId: '5',
      isEdit: false,
      sentAt: new Date(AT_MS),
      repliedTo: null,
    });
  });

  it.each([
    ['a person', { from: person(21, 'Bình') }, { id: '21', name: 'Bình Nguyễn Văn' }],
    [
      'an anonymous admin under the id of the group',
      { from: { ...person(1087968824), is_bot: true }, sender_chat: supergroup(GROUP) },
      { id: String(GROUP), name: 'Tổ công tác' },
    ],
    ['nobody where a bot is answered', { from: { ...person(7), is_bot: true } }, null],
    ['nobody where a topic begins', { from: person(21), forum_topic_created: {} }, null],
  ])('reads whose message is answered: %s', (_case, reply, expected) => {
    const more = { reply_to_message: { message_id: 1, date: 0, ...reply } };
    const { repliedTo } = readMessage(groupText(GROUP, '/quyen', { ...at, more })).inbound;
    expect(repliedTo).toEqual(expected && { ...expected, isChatAdmin: null });
  });

  it.each([
    ['/quahan', { name: 'quahan', args: '' }],
    ['/QuaHan  BTC và\nBYT ', { name: 'quahan', args: 'BTC và\nBYT' }],
    [`/quahan@${BOT.username} BTC`, { name: 'quahan', args: 'BTC' }],
    [`/quahan@${BOT.username.toUpperCase()}`, { name: 'quahan', args: '' }],
    ['/start a1-b2', { name: 'start', args: 'a1-b2' }],
    ['hỏi /quahan', null],
    ['/203/TB-VPCP nói gì', null],
  ])('reads the command of %j', (text, command) => {
    expect(readMessage(privateText(11, text, at)).inbound.command).toEqual(command);
  });

  it('leaves commands for other bots alone', () => {
    expect(read(groupText(GROUP, '/quahan@other_bot BTC', at))).toBeNull();
    expect(read(privateText(11, '/quahan@other_bot BTC', at))).toBeNull();
  });

  it('hears in a group only what is meant for it', () => {
    expect(read(groupText(GROUP, 'chào cả nhà', at))).toBeNull();
    expect(read(groupText(GROUP, 'hỏi @other_bot nhé', at))).toBeNull();
    expect(readMessage(groupText(GROUP, '/saphan', at)).inbound.command?.name).toBe('saphan');
    const replied = groupText(GROUP, 'còn Bộ Y tế?', { ...at, more: replyToBot() });
    expect(readMessage(replied).inbound.text).toBe('còn Bộ Y tế?');
  });

  it.each([
    [`@${BOT.username} việc quá hạn`, 'việc quá hạn'],
    [`việc quá hạn @${BOT.username}`, 'việc quá hạn'],
    [`này @${BOT.username.toUpperCase()}, việc quá hạn?`, 'này việc quá hạn?'],
    [`🇻🇳 @${BOT.username} việc 👍 @${BOT.username}`, '🇻🇳 việc 👍'],
  ])('takes the mention out of %j', (text, rest) => {
    expect(readMessage(groupText(GROUP, text, at)).inbound.text).toBe(rest);
  });

  it('reads a command behind a mention', () => {
    const { inbound } = readMessage(groupText(GROUP, `@${BOT.username} /quahan BTC`, at));
    expect(inbound.command).toEqual({ name: 'quahan', args: 'BTC' });
  });

  it('knows mentions by name without a user name', () => {
    const more = {
      text: 'Trợ lý ơi, việc quá hạn',
      entities: [{ type: 'text_mention', offset: 0, length: 6, user: { id: BOT.id } }],
    };
    expect(readMessage(groupText(GROUP, '', { ...at, more })).inbound.text).toBe(
      'ơi, việc quá hạn',
    );
  });

  it('keeps topics apart, but not the threads of plain replies', () => {
    const topic = { message_thread_id: 45, is_topic_message: true };
    const inTopic = readMessage(groupText(GROUP, '/quahan', { ...at, more: topic }));
    expect(inTopic.inbound.chat.threadId).toBe('45');
    const reply = { ...replyToBot(), message_thread_id: 45 };
    const inThread = readMessage(groupText(GROUP, 'tiếp', { ...at, more: reply }));
    expect(inThread.inbound.chat.threadId).toBeNull();
  });

  it('takes a message in a topic that the bot opened for no reply to it', () => {
    const opened = { reply_to_message: { from: { id: BOT.id }, forum_topic_created: {} } };
    expect(read(groupText(GROUP, 'chào', { ...at, more: opened }))).toBeNull();
  });

  it('knows an anonymous admin, and who only writes as a channel', () => {
    const anonymous = {
      from: { id: 1087968824, is_bot: true, first_name: 'Group' },
      sender_chat: supergroup(GROUP),
    };
    const admin = readMessage(groupText(GROUP, '/dangky', { ...at, more: anonymous })).inbound;
    expect(admin.sender).toMatchObject({ id: String(GROUP), isChatAdmin: true });
    const asChannel = {
      from: { id: 136817688, is_bot: true, first_name: 'Channel' },
      sender_chat: { id: -1009, type: 'channel', title: 'Kênh' },
    };
    const other = readMessage(groupText(GROUP, '/dangky', { ...at, more: asChannel })).inbound;
    expect(other.sender).toMatchObject({ id: '-1009', isChatAdmin: false });
  });

  it('answers a channel post once, not again in its discussion group', () => {
    const chat = { id: -1009, type: 'channel', title: 'Kênh' };
    const post = {
      channel_post: { message_id: 4, date: AT_MS / 1000, chat, sender_chat: chat, text: '/quahan' },
    };
    expect(readMessage(post).inbound).toMatchObject({
      chat: { chatId: '-1009', kind: 'group' },
      sender: { isChatAdmin: true },
    });
    const forwarded = { is_automatic_forward: true, sender_chat: chat };
    expect(read(groupText(GROUP, '/quahan', { ...at, more: forwarded }))).toBeNull();
  });

  it('answers no bots', () => {
    const from = { id: 8, is_bot: true, first_name: 'Khác' };
    expect(read(groupText(GROUP, `@${BOT.username} chào`, { ...at, more: { from } }))).toBeNull();
  });

  it.each([
    ['photo', { photo: [{ file_id: 'x' }] }],
    ['voice', { voice: { file_id: 'x' } }],
    ['sticker', { sticker: { file_id: 'x' } }],
    ['other', { location: { latitude: 1, longitude: 2 } }],
  ])('tells a %s by what it is', (kind, content) => {
    const message = { message_id: 5, date: 1, chat: privateChat(11), from: person(11), ...content };
    expect(readMessage({ message }).inbound).toMatchObject({ kind, text: '' });
  });

  it('reads the caption of a photo as the question', () => {
    const message = {
      message_id: 5,
      date: 1,
      chat: privateChat(11),
      from: person(11),
      photo: [{ file_id: 'x' }],
      caption: 'việc này hạn khi nào',
    };
    expect(readMessage({ message }).inbound).toMatchObject({
      kind: 'text',
      text: 'việc này hạn khi nào',
    });
  });

  it('reads an attached document', () => {
    const document = { file_id: 'f1', file_name: 'TB 203.docx', file_size: 1200 };
    const message = { message_id: 5, date: 1, chat: privateChat(11), from: person(11), document };
    const event = readMessage({ message });
    expect(event.inbound.kind).toBe('document');
    expect(event.attached).toEqual({ fileId: 'f1', name: 'TB 203.docx', sizeBytes: 1200 });
  });

  it('says nothing to service messages', () => {
    for (const service of [{ new_chat_title: 'x' }, { left_chat_member: person(1) }, {}]) {
      const message = { message_id: 5, date: 1, chat: privateChat(11), from: person(11) };
      expect(read({ message: { ...message, ...service } })).toBeNull();
    }
  });

  it('reads an edit with the time of the edit', () => {
    const edit = editOf(privateText(11, 'a', at), 'b', AT_MS + 60_000);
    expect(readMessage(edit).inbound).toMatchObject({
      isEdit: true,
      text: 'b',
      sentAt: new Date(AT_MS + 60_000),
    });
  });

  it('reads taps, also under messages too old to be read, and foreign data as no action', () => {
    expect(read(tap(supergroup(GROUP), 77, 'p:v1:2', { from: 500, threadId: 45 }))).toMatchObject({
      type: 'tap',
      action: { type: 'page', view: 'v1', page: 2 },
      under: { chat: { chatId: String(GROUP), threadId: '45' }, messageId: 77 },
    });
    expect(read(tap(privateChat(11), 77, '???', { from: 11 }))).toMatchObject({ action: null });
  });

  it('reads being added and removed', () => {
    const added = membership(supergroup(GROUP), 'left', 'member', { ...at, by: 500 });
    expect(read(added)).toMatchObject({ isMember: true, wasMember: false, isGreetable: true });
    const blocked = membership(privateChat(11), 'member', 'kicked', { ...at, by: 11 });
    expect(read(blocked)).toMatchObject({ isMember: false, isGreetable: false });
  });

  it('reads a migration from either side', () => {
    const move = { type: 'migration', fromChatId: '-5', toChatId: '-1005' };
    const old = { message_id: 1, date: 1, chat: { id: -5, type: 'group', title: 'x' } };
    expect(read({ message: { ...old, migrate_to_chat_id: -1005 } })).toEqual(move);
    const fresh = { message_id: 1, date: 1, chat: supergroup(-1005) };
    expect(read({ message: { ...fresh, migrate_from_chat_id: -5 } })).toEqual(move);
  });

  it('still reads a message with parts of an unexpected shape', () => {
    const more = { entities: 'x', reply_to_message: 5, sender_chat: null, author_signature: {} };
    expect(readMessage(groupText(GROUP, '/quahan', { ...at, more })).inbound.text).toBe('/quahan');
  });

  it('puts everything of one chat into one lane', () => {
    const lanes = [
      privateText(11, 'a', at),
      tap(privateChat(11), 3, 'b:v1', { from: 11 }),
      membership(privateChat(11), 'member', 'kicked', { ...at, by: 11 }),
    ].map((update) => laneOf(updateSchema.parse({ update_id: 1, ...update })));
    expect(new Set(lanes)).toEqual(new Set(['11']));
  });
});
