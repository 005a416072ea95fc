import { BOT } from './fake-bot-api.js';

/** Update payloads in the shapes Telegram sends them, without their ids. */
export interface UpdateOptions {
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly messageId?: number;
}

let lastMessageId = 1;
const nextMessageId = (): number => (lastMessageId += 1);

export const person = (id: number, name = 'An'): object => ({
  id,
  is_bot: false,
  first_name: name,
  last_name: 'Nguyễn Văn',
  language_code: 'vi',
});

export const privateChat = (id: number): object => ({ id, type: 'private', first_name: 'An' });
export const supergroup = (id: number): object => ({
  id,
  type: 'supergroup',
  title: 'Tổ công tác',
});

/** Entities Telegram adds for commands and mentions. */
export function entitiesOf(text: string): object[] {
  return [...text.matchAll(/(?<![\w@/])(?:@\w+|\/\w+(?:@\w+)?)/g)].map((match) => ({
    type: match[0].startsWith('/') ? 'bot_command' : 'mention',
    offset: match.index,
    length: match[0].length,
  }));
}

/** The fields of a text message. */
function textMessage(chat: object, text: string, options: UpdateOptions): Record<string, unknown> {
  const entities = entitiesOf(text);
  return {
    message_id: options.messageId ?? nextMessageId(),
    date: Math.floor(options.atMs / 1000),
    chat,
    text,
    ...(entities.length > 0 ? { entities } : {}),
  };
}

export function privateText(chatId: number, text: string, options: UpdateOptions): object {
  return {
    message: { ...textMessage(privateChat(chatId), text, options), from: person(chatId) },
  };
}

export function groupText(
  chatId: number,
  text: string,
  options: UpdateOptions & { from?: number; more?: object },
): object {
  return {
    message: {
      ...textMessage(supergroup(chatId), text, options),
      from: person(options.from ?? 500),
      ...options.more,
    },
  };
}

/** The parts of a message that make it a reply to the bot. */
export const replyToBot = (): object => ({
  reply_to_message: {
    message_id: 1,
    date: 0,
    from: { id: BOT.id, is_bot: true, first_name: 'Trợ lý', username: BOT.username },
    text: 'trước đó',
  },
});

export function editOf(update: object, text: string, atMs: number): object {
  const { message } = update as { message: object };
  return {
    edited_message: {
      ...message,
      text,
      entities: entitiesOf(text),
      edit_date: Math.floor(atMs / 1000),
    },
  };
}

export function tap(
  chat: object,
  messageId: number,
  data: string,
  options: { from: number; id?: string; threadId?: number },
): object {
  return {
    callback_query: {
      id: options.id ?? `tap-${nextMessageId()}`,
      from: person(options.from),
      chat_instance: '-1',
      data,
      message: {
        message_id: messageId,
        date: 0,
        chat,
        ...(options.threadId === undefined
          ? {}
          : { is_topic_message: true, message_thread_id: options.threadId }),
      },
    },
  };
}

export function membership(
  chat: object,
  from: string,
  to: string,
  options: UpdateOptions & { by: number },
): object {
  const user = { id: BOT.id, is_bot: true, first_name: 'Trợ lý', username: BOT.username };
  return {
    my_chat_member: {
      chat,
      from: person(options.by),
      date: Math.floor(options.atMs / 1000),
      old_chat_member: { user, status: from },
      new_chat_member: { user, status: to },
    },
  };
}
