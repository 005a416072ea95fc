import type { ChannelName } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import { formatDate, localDateAt } from '../domain/local-date.js';
import { startOfNextMonth } from './next-month.js';
import type { OperatorNotices } from './operator-notices.js';
import type { OutboxStore } from './outbox-store.js';

/** Names of channels as operators are told them. */
export const CHANNEL_NAMES: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  zalo: 'Zalo',
  terminal: 'màn hình',
};

export interface HoldChannelDeps {
  readonly store: Pick<OutboxStore, 'hold' | 'listHolds'>;
  readonly notices: OperatorNotices;
  readonly clock: Clock;
  readonly timeZone: string;
}

/**
 * Holds a channel whose month's quota is used up until the next month begins or an operator
 * releases it, and tells the operator once. To be called each time the platform says so.
 */
export async function holdChannel(
  channel: ChannelName,
  reason: string,
  deps: HoldChannelDeps,
): Promise<void> {
  const { store, notices, clock, timeZone } = deps;
  const heldAt = clock.now();
  await store.hold({ channel, reason, heldAt, until: startOfNextMonth(heldAt, timeZone) });
  const hold = (await store.listHolds(heldAt)).find((one) => one.channel === channel);
  if (!hold) return;
  // Named by the hold that is in force: held again after a release, the operator is told again.
  await notices.tell(
    `held:${channel}:${hold.heldAt.toISOString()}`,
    `❌ ${CHANNEL_NAMES[channel]} báo hết hạn mức tin nhắn. Tin nhắc được giữ lại đến ${formatDate(localDateAt(hold.until, timeZone))}, hoặc đến khi quản trị viên gõ /guitiep.`,
    channel,
  );
}
