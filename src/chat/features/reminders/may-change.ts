import { ADMINS_ONLY } from '../../group-settings.js';
import type { Inbound } from '../../../domain/chat.js';
import type { Subscription } from '../../../domain/subscription.js';

/**
 * Why a person may not change the reminders of a chat, in words for them; null where they may. In
 * Telegram groups the group's admins decide. Zalo tells no roles: there it is whoever subscribed
 * the group, or an admin of the assistant; a group without a subscription anybody may subscribe.
 */
export function whyNotChange(
  { chat, sender }: Pick<Inbound, 'chat' | 'sender'>,
  subscription: Subscription | null,
  admins: readonly string[],
): string | null {
  if (chat.kind === 'private' || sender.isChatAdmin === true) return null;
  if (chat.channel === 'telegram') return ADMINS_ONLY;
  if (subscription === null || subscription.createdBy.id === sender.id) return null;
  if (admins.includes(`${chat.channel}:${sender.id}`)) return null;
  return `Chỉ người đã đăng ký cho nhóm (${subscription.createdBy.name}) hoặc quản trị viên của trợ lý mới đổi được nhắc việc của nhóm.`;
}
