import type { Inbound } from '../domain/chat.js';

/** Commands that change what a chat is for everyone in it. */
const SETTINGS: ReadonlySet<string> = new Set(['coquan', 'dangky', 'huydangky', 'xoadulieu']);
/** These only show the setting where nothing is said after them. */
const SHOWN_WITHOUT_ARGS: ReadonlySet<string> = new Set(['coquan']);

/** What a member who does not run the group is told. */
export const ADMINS_ONLY = 'Chỉ quản trị viên của nhóm mới đổi được cài đặt của nhóm.';
/** What somebody else may do then. */
export const INSTEAD_OF_GROUP =
  'Anh/chị nhờ quản trị viên nhóm đặt giúp, hoặc nhắn riêng cho trợ lý để đặt cho mình.';

/**
 * Whether a command would change a group's settings and its sender is known not to run the group.
 * Where the messenger tells no roles (Zalo) every member may.
 */
export function isForGroupAdmins(
  { chat, sender }: Pick<Inbound, 'chat' | 'sender'>,
  name: string,
  args: string,
): boolean {
  if (chat.kind !== 'group' || sender.isChatAdmin !== false) return false;
  return SETTINGS.has(name) && !(SHOWN_WITHOUT_ARGS.has(name) && args.trim() === '');
}
