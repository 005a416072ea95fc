import type { ChannelLog } from '../../../domain/channel-log.js';
import type { TelegramGateway } from '../send/create-gateway.js';
import {
  EDITOR_MENU,
  GROUP_ADMIN_MENU,
  GROUP_MENU,
  OWNER_MENU,
  PRIVATE_MENU,
  type MenuCommand,
} from './command-menus.js';

type Scope =
  | { readonly type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators' }
  | { readonly type: 'chat'; readonly chat_id: number };

/**
 * Sets the command menus: for private chats, groups, their admins, and each admin of the assistant
 * (`telegram:123`). A menu that cannot be set does no harm and is only logged; that of an admin who
 * never wrote to the bot cannot.
 */
export async function announceCommands(
  admins: readonly string[],
  gateway: TelegramGateway,
  log: ChannelLog,
): Promise<void> {
  const menus: (readonly [Scope, readonly MenuCommand[]])[] = [
    [{ type: 'all_private_chats' }, PRIVATE_MENU],
    [{ type: 'all_group_chats' }, GROUP_MENU],
    [{ type: 'all_chat_administrators' }, GROUP_ADMIN_MENU],
    ...ownChatIds(admins).map((id) => [{ type: 'chat', chat_id: id }, OWNER_MENU] as const),
  ];
  for (const [scope, menu] of menus) await setMenu(scope, menu, gateway, log);
}

/** Sets the menu of one person (`telegram:123`) who became an editor, or is one no longer. */
export async function announceToEditor(
  person: string,
  isEditor: boolean,
  gateway: TelegramGateway,
  log: ChannelLog,
): Promise<void> {
  const menu = isEditor ? EDITOR_MENU : PRIVATE_MENU;
  for (const id of ownChatIds([person]))
    await setMenu({ type: 'chat', chat_id: id }, menu, gateway, log);
}

async function setMenu(
  scope: Scope,
  menu: readonly MenuCommand[],
  gateway: TelegramGateway,
  log: ChannelLog,
): Promise<void> {
  const commands = menu.map((one) => ({ ...one }));
  const set = await gateway.call((raw) => raw.setMyCommands({ commands, scope }));
  if (!set.ok)
    log.warn(
      { scope: scope.type, reason: set.failure.reason },
      'Không đặt được danh sách lệnh Telegram',
    );
}

function ownChatIds(admins: readonly string[]): number[] {
  return admins.flatMap((admin) => {
    const id = /^telegram:(\d{1,15})$/.exec(admin)?.[1];
    return id === undefined ? [] : [Number(id)];
  });
}
