import type { Inbound, InboundKind } from '../../../domain/chat.js';
import type { BotSelf } from './bot-self.js';
import { stripMention } from './strip-mention.js';
import { updateKey } from './update-key.js';
import type { ZaloEvent, ZaloEventKind } from './zalo-event.js';

const KINDS: Record<ZaloEventKind, InboundKind> = {
  text: 'text',
  image: 'photo',
  sticker: 'sticker',
  voice: 'voice',
  // Also what Zalo does not classify: bare link previews, files, protected senders.
  unsupported: 'other',
};

/** Whether a bot wrote it: this one (some deployments echo) or another in the group. */
export function isFromBot(event: ZaloEvent, self: BotSelf): boolean {
  return event.isBot || self.ids.includes(event.senderId);
}

/**
 * An event as the assistant takes it, without command or action: those depend on what the chat was
 * offered. `now` stands in where Zalo told no time.
 */
export function toInbound(event: ZaloEvent, self: BotSelf, now: Date): Inbound {
  return {
    updateId: updateKey(event),
    chat: {
      channel: 'zalo',
      chatId: event.chatId,
      threadId: null,
      kind: event.isGroup ? 'group' : 'private',
    },
    // Zalo tells no roles.
    sender: { id: event.senderId, name: event.senderName, isChatAdmin: null },
    kind: KINDS[event.kind],
    text: event.isGroup ? stripMention(event.text, self.names) : event.text.normalize('NFC').trim(),
    command: null,
    action: null,
    messageId: event.messageId,
    isEdit: false,
    sentAt: event.sentAt ?? now,
    file: null,
  };
}
