import type { ChatAction, ChatRef, Inbound, Sender } from '../../../domain/chat.js';
import { decodeAction } from './callback-data.js';
import { readAddressing, type BotIdentity } from './read-addressing.js';
import {
  chatRefOf,
  readChat,
  readKind,
  readRepliedTo,
  readSender,
  senderOf,
} from './read-message.js';
import type { TelegramMembership, TelegramMessage, TelegramUpdate } from './update-schema.js';

/** A file before it is fetched. */
export interface AttachedFile {
  readonly fileId: string;
  readonly name: string;
  readonly sizeBytes: number | null;
}

/** What a message asks, but for what Telegram must still be asked (the file, admin or not). */
export interface MessageEvent {
  readonly type: 'message';
  readonly inbound: Omit<Inbound, 'file'>;
  readonly attached: AttachedFile | null;
  /** Several photos sent at once share it; they are answered once. */
  readonly albumId: string | null;
}

/** A tap on a button. `action` is null where its data is none of ours. */
export interface TapEvent {
  readonly type: 'tap';
  readonly callbackId: string;
  readonly action: ChatAction | null;
  /** The message the button is under; null for one sent through another chat. */
  readonly under: { readonly chat: ChatRef; readonly messageId: number } | null;
  readonly sender: Sender;
  readonly updateId: string;
}

/** The bot was added, removed, blocked or unblocked. */
export interface MembershipEvent {
  readonly type: 'membership';
  readonly chat: ChatRef;
  readonly isMember: boolean;
  readonly wasMember: boolean;
  /** False in channels: a greeting there would be a post to all its readers. */
  readonly isGreetable: boolean;
  readonly by: Sender;
  readonly updateId: string;
}

export interface MigrationEvent {
  readonly type: 'migration';
  readonly fromChatId: string;
  readonly toChatId: string;
}

/** What an update means, vendor types left behind. */
export type TelegramEvent = MessageEvent | TapEvent | MembershipEvent | MigrationEvent;

/**
 * What an update means to the assistant; null where it is not addressed or is nothing to answer.
 * `nowMs` stands in for a missing date.
 */
export function readUpdate(
  update: TelegramUpdate,
  me: BotIdentity,
  nowMs: number,
): TelegramEvent | null {
  const edited = update.edited_message ?? update.edited_channel_post;
  const message = update.message ?? update.channel_post ?? edited;
  const updateId = String(update.update_id);
  if (message !== undefined)
    return readMigration(message) ?? readMessage(message, updateId, message === edited, me, nowMs);
  if (update.callback_query !== undefined) {
    const { id, data, message: under, from } = update.callback_query;
    return {
      type: 'tap',
      callbackId: id,
      action: data === undefined ? null : decodeAction(data),
      under: under === undefined ? null : { chat: readChat(under), messageId: under.message_id },
      sender: senderOf(from, null),
      updateId,
    };
  }
  return update.my_chat_member === undefined
    ? null
    : readMembership(update.my_chat_member, updateId);
}

function readMigration(message: TelegramMessage): MigrationEvent | null {
  const here = String(message.chat.id);
  if (message.migrate_to_chat_id !== undefined)
    return { type: 'migration', fromChatId: here, toChatId: String(message.migrate_to_chat_id) };
  if (message.migrate_from_chat_id !== undefined)
    return { type: 'migration', fromChatId: String(message.migrate_from_chat_id), toChatId: here };
  return null;
}

function readMessage(
  message: TelegramMessage,
  updateId: string,
  isEdit: boolean,
  me: BotIdentity,
  nowMs: number,
): MessageEvent | null {
  const kind = readKind(message);
  // A bot that answers bots may never stop. Anonymous admins come from a bot, with a sender chat.
  const isFromBot = message.from?.is_bot === true && message.sender_chat === undefined;
  // A channel's post appears once more in its discussion group; it was answered in the channel.
  if (kind === null || isFromBot || message.is_automatic_forward === true) return null;
  const { text, command, isForOtherBot, isAddressed } = readAddressing(message, me);
  if (isForOtherBot || (message.chat.type !== 'private' && !isAddressed)) return null;
  const { document } = message;
  const atMs = (message.edit_date ?? message.date) * 1000;
  return {
    type: 'message',
    inbound: {
      updateId,
      chat: readChat(message),
      sender: readSender(message),
      kind,
      text,
      command,
      action: null,
      messageId: String(message.message_id),
      isEdit,
      sentAt: new Date(atMs > 0 ? atMs : nowMs),
      repliedTo: readRepliedTo(message),
    },
    attached:
      kind !== 'document' || document === undefined
        ? null
        : {
            fileId: document.file_id,
            name: document.file_name ?? 'tep-dinh-kem',
            sizeBytes: document.file_size ?? null,
          },
    albumId: message.media_group_id ?? null,
  };
}

function readMembership(change: TelegramMembership, updateId: string): MembershipEvent {
  const isMember = ({
    status,
    is_member: stays,
  }: TelegramMembership['new_chat_member']): boolean =>
    status === 'restricted' ? stays !== false : status !== 'left' && status !== 'kicked';
  return {
    type: 'membership',
    chat: chatRefOf(change.chat, null),
    isMember: isMember(change.new_chat_member),
    wasMember: isMember(change.old_chat_member),
    isGreetable: change.chat.type === 'group' || change.chat.type === 'supergroup',
    by: senderOf(change.from, null),
    updateId,
  };
}

/** The chat whose updates must be handled one after another. */
export function laneOf(update: TelegramUpdate): string {
  const message =
    update.message ??
    update.edited_message ??
    update.channel_post ??
    update.edited_channel_post ??
    update.callback_query?.message;
  const chatId = message?.chat.id ?? update.my_chat_member?.chat.id;
  return chatId === undefined ? `user ${update.callback_query?.from.id ?? ''}` : String(chatId);
}
