import type { ChatRef, InboundKind, Sender } from '../../../domain/chat.js';
import type { TelegramChat, TelegramMessage, TelegramUser } from './update-schema.js';
import { clipText } from '../../../domain/clip-text.js';

const NAME_LENGTH = 64;

/** The conversation a message belongs to. */
export function readChat(message: TelegramMessage): ChatRef {
  // Plain replies carry a message_thread_id too; only a topic is a conversation of its own.
  const threadId = message.is_topic_message === true ? message.message_thread_id : undefined;
  return chatRefOf(message.chat, threadId ?? null);
}

/** A chat as a conversation; channels count as groups: many people read them. */
export function chatRefOf(chat: TelegramChat, threadId: number | null): ChatRef {
  return {
    channel: 'telegram',
    chatId: String(chat.id),
    threadId: threadId === null ? null : String(threadId),
    kind: chat.type === 'private' ? 'private' : 'group',
  };
}

/** A user as a sender; whether they run the group is asked of Telegram separately. */
export function senderOf(user: TelegramUser, isChatAdmin: boolean | null): Sender {
  const name = [user.first_name, user.last_name ?? ''].join(' ').trim();
  return { id: String(user.id), name: clipText(name, NAME_LENGTH), isChatAdmin };
}

/**
 * Who wrote a message. Null where `isChatAdmin` of a user is not known from the message alone.
 * Who writes as the chat itself — an anonymous admin, or a channel post — runs it; who writes as
 * some other channel does not.
 */
export function readSender(message: TelegramMessage): Sender {
  const { sender_chat: as, from, chat } = message;
  if (as !== undefined)
    return {
      id: String(as.id),
      name: clipText(message.author_signature ?? as.title ?? '', NAME_LENGTH),
      isChatAdmin: as.id === chat.id,
    };
  if (from !== undefined) return senderOf(from, null);
  return {
    id: String(chat.id),
    name: clipText(message.author_signature ?? chat.title ?? '', NAME_LENGTH),
    isChatAdmin: chat.type === 'channel' ? true : null,
  };
}

/**
 * Whose message this one answers: null for none, for one of a bot, and in a topic for the message
 * that opened it, which everything there "answers".
 */
export function readRepliedTo({ reply_to_message: reply }: TelegramMessage): Sender | null {
  if (reply === undefined || reply.forum_topic_created !== undefined) return null;
  const { sender_chat: as, from } = reply;
  if (as !== undefined) return { id: String(as.id), name: as.title ?? '', isChatAdmin: null };
  return from === undefined || from.is_bot ? null : senderOf(from, null);
}

const HINTED = [
  'audio',
  'video',
  'video_note',
  'animation',
  'location',
  'venue',
  'contact',
  'poll',
  'dice',
  'story',
] as const;

/**
 * What a message consists of; null for service messages (someone joined, a title changed), which
 * are never answered. Media with a caption are read as text.
 */
export function readKind(message: TelegramMessage): InboundKind | null {
  // Telegram sends an animation with a document beside it.
  if (message.document !== undefined && message.animation === undefined) return 'document';
  if ((message.text ?? message.caption ?? '').trim() !== '') return 'text';
  if (message.photo !== undefined) return 'photo';
  if (message.voice !== undefined) return 'voice';
  if (message.sticker !== undefined) return 'sticker';
  return HINTED.some((kind) => message[kind] !== undefined) ? 'other' : null;
}
