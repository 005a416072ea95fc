import type { ChatReply } from '../domain/chat.js';
import type { DeliveryHooks, OutboxItem, StoredReply } from '../domain/outbox.js';
import type { ChannelLog } from '../domain/channel-log.js';
import { toChatReply } from './stored-reply.js';
import { loggedKey } from './logged-key.js';

/** Said where the file could not be made: the message itself still counts. */
const NO_FILE = 'Chưa tạo được tệp đính kèm; anh/chị gõ /xuat để lấy danh sách.';

/** The reply to send now, with its file; null where there is nothing to say any more. */
export async function composeReply(
  item: OutboxItem,
  hooks: DeliveryHooks,
  now: Date,
  log: ChannelLog,
): Promise<ChatReply | null> {
  const prepare = hooks.prepare?.[item.kind];
  const stored = prepare ? await prepare(item, now) : item.reply;
  if (stored === null) return null;
  if (stored.attachment === null) return toChatReply(stored, null);
  const { type, params } = stored.attachment;
  try {
    const make = hooks.attachments?.[type];
    if (!make) throw new Error(`no maker of attachments “${type}”`);
    return toChatReply(stored, await make(params, item.chat));
  } catch (error) {
    log.error({ err: error, dedupeKey: loggedKey(item) }, 'Không tạo được tệp đính kèm tin nhắc');
    return toChatReply(withNote(stored, NO_FILE), null);
  }
}

const withNote = (stored: StoredReply, note: string): StoredReply => ({
  ...stored,
  view: { ...stored.view, notes: [...stored.view.notes, note] },
});
