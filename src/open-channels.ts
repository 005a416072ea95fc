import {
  createTelegramChannel,
  type TelegramChannel,
} from './channels/telegram/create-telegram-channel.js';
import { createZaloChannel } from './channels/zalo/create-zalo-channel.js';
import type { ZaloChannel, ZaloChannelDeps } from './channels/zalo/zalo-channel.js';
import type { ReplyOutcome } from './channels/reply-outcome.js';
import type { Config } from './config.js';
import type { Channel } from './channels/channel.js';
import type { NotifyOperator } from './channels/operator-notice.js';
import type { ChannelName, ChatHandler } from './domain/chat.js';
import type { Clock } from './domain/clock.js';
import type { Scheduler } from './domain/scheduler.js';
import type { Logger } from './observability/create-logger.js';
import type { Delivery } from './outbox/create-delivery.js';
import type { Stores } from './open-stores.js';

export interface ChannelsDeps {
  readonly config: Config;
  readonly stores: Pick<Stores, 'journal' | 'chats' | 'answers' | 'usage' | 'offers'>;
  readonly handler: ChatHandler;
  readonly delivery: Pick<Delivery, 'notifyOf'>;
  /** Absent where a picture has no address outside. */
  readonly publishPhoto?: ZaloChannelDeps['publishPhoto'];
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly onReply: (channel: ChannelName, outcome: ReplyOutcome) => void;
  readonly log: Logger;
}

/** The messengers that are set up; null stands for one whose token is not. */
export interface Channels {
  readonly telegram: TelegramChannel | null;
  readonly zalo: ZaloChannel | null;
  readonly all: readonly (TelegramChannel | ZaloChannel)[];
}

const ALL_REFUSED =
  'Không còn kênh nào hoạt động: mọi mã bot đều bị từ chối. Chương trình vẫn chạy để /healthz báo lỗi (503); hãy đặt mã mới rồi khởi động lại';

/** Whether there are channels, and every one's token is refused. */
export const areRefused = (channels: readonly Pick<Channel, 'health'>[]): boolean =>
  channels.length > 0 && channels.every((channel) => channel.health().isRefused === true);

/** Puts the messengers together that the settings name; none is started. */
export function openChannels(deps: ChannelsDeps): Channels {
  const { config, stores, delivery, publishPhoto } = deps;
  const { scheduler, handler, log, clock } = deps;
  // Owners reach the assistant wherever the list leaves them out: they are who can mend it.
  const allowedChats = config.allowedChats && [...config.allowedChats, ...config.admins];
  const shared = { scheduler, allowedChats, handler, log, clock, journal: stores.journal };
  const all: Channel[] = [];
  const notifyOf = (channel: ChannelName): NotifyOperator => {
    const notify = delivery.notifyOf(channel);
    return (notice) => {
      notify(notice);
      if (areRefused(all)) log.error({}, ALL_REFUSED);
    };
  };
  const telegram =
    config.telegram &&
    createTelegramChannel({
      ...shared,
      token: config.telegram.token,
      apiRoot: config.telegram.apiRoot,
      webhook: config.telegram.webhook,
      admins: config.admins,
      notify: notifyOf('telegram'),
      onReply: (outcome) => deps.onReply('telegram', outcome),
      ...{ chats: stores.chats, answers: stores.answers },
    });
  const zalo =
    config.zalo &&
    createZaloChannel({
      ...shared,
      connection: config.zalo,
      notify: notifyOf('zalo'),
      onReply: (outcome) => deps.onReply('zalo', outcome),
      timeZone: config.timeZone,
      ...{ usage: stores.usage, offers: stores.offers },
      ...(publishPhoto ? { publishPhoto } : {}),
    });
  const opened = [telegram, zalo].filter((channel) => channel !== null);
  all.push(...opened);
  return { telegram, zalo, all: opened };
}
