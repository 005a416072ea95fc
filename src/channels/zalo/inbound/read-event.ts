import { isJsonObject, numberField, textField } from '../api/json-fields.js';
import type { JsonObject } from '../api/json-fields.js';
import type { ZaloEvent, ZaloEventKind } from './zalo-event.js';

const KNOWN_KINDS: readonly ZaloEventKind[] = ['text', 'image', 'sticker', 'voice', 'unsupported'];
const EVENT_NAME = /^message\.([a-z_]+)\.received$/;
/** Epoch values below this are seconds: in milliseconds they would lie before 9/2001. */
const FIRST_MILLISECOND_EPOCH = 1e12;
/** The last instant a Date can hold. */
const LAST_EPOCH_MS = 8.64e15;
const GROUP_ID_PREFIX = 'zgr-';

/** The update itself: taken out of `{ok, result}` where it came wrapped. */
function unwrapUpdate(raw: unknown): JsonObject | null {
  if (!isJsonObject(raw)) return null;
  if (raw['ok'] !== true) return raw;
  const { result } = raw;
  if (Array.isArray(result)) return isJsonObject(result[0]) ? result[0] : null;
  return isJsonObject(result) ? result : null;
}

function inferKind(message: JsonObject): ZaloEventKind {
  if (textField(message, 'voice_url') !== null) return 'voice';
  if (textField(message, 'photo_url') !== null || textField(message, 'photo') !== null)
    return 'image';
  if (textField(message, 'sticker') !== null) return 'sticker';
  return textField(message, 'text') === null ? 'unsupported' : 'text';
}

function kindOf(eventName: string | null, message: JsonObject): ZaloEventKind {
  const named = EVENT_NAME.exec(eventName ?? '')?.[1];
  if (eventName === null || named === undefined) return inferKind(message);
  // A kind added after this was written holds nothing that could be read.
  return KNOWN_KINDS.find((kind) => kind === named) ?? 'unsupported';
}

function instantOf(message: JsonObject): Date | null {
  const date = numberField(message, 'date') ?? 0;
  if (date <= 0) return null;
  const epochMs = date < FIRST_MILLISECOND_EPOCH ? date * 1000 : date;
  return epochMs > LAST_EPOCH_MS ? null : new Date(epochMs);
}

/**
 * Reads one update in any of its known shapes: wrapped or bare, with or without its event name,
 * ids as text or numbers, time in seconds or milliseconds. Null where it names no chat or sender:
 * there is nobody to answer.
 */
export function readEvent(raw: unknown): ZaloEvent | null {
  const update = unwrapUpdate(raw);
  const message = update?.['message'];
  if (update === null || !isJsonObject(message)) return null;
  const from = isJsonObject(message['from']) ? message['from'] : {};
  const chat = isJsonObject(message['chat']) ? message['chat'] : {};
  const senderId = textField(from, 'id');
  const chatId = textField(chat, 'id') ?? senderId;
  if (senderId === null || chatId === null) return null;
  const namedEvent = textField(update, 'event_name');
  const kind = kindOf(namedEvent, message);
  const chatType = textField(chat, 'chat_type')?.toUpperCase();
  return {
    kind,
    eventName: namedEvent ?? `message.${kind}.received`,
    messageId: textField(message, 'message_id'),
    chatId,
    isGroup: chatType === undefined ? chatId.startsWith(GROUP_ID_PREFIX) : chatType === 'GROUP',
    senderId,
    senderName:
      textField(from, 'display_name') ??
      textField(from, 'name') ??
      textField(from, 'first_name') ??
      senderId,
    isBot: from['is_bot'] === true,
    text: textField(message, kind === 'image' ? 'caption' : 'text') ?? '',
    sentAt: instantOf(message),
  };
}
