import type { Hono } from 'hono';
import type { ChatHandler, ReplyFile } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { UpdateJournal, UsageStore } from '../../domain/ports.js';
import type { Channel } from '../channel.js';
import type { ChannelLog } from '../../domain/channel-log.js';
import type { RateLimit } from '../rate/rate-window.js';
import type { Scheduler } from '../../domain/scheduler.js';
import type { QuotaState } from './delivery/quota-meter.js';
import type { OfferStore } from '../../domain/offer.js';
import type { NotifyOperator } from '../operator-notice.js';
import type { OnReply } from '../reply-outcome.js';

/** How the bot is reached: the token, the server, and where updates are posted to. */
export interface ZaloConnection {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}

/** What the Zalo channel is made of. */
export interface ZaloChannelDeps {
  readonly connection: ZaloConnection;
  readonly handler: ChatHandler;
  readonly journal: UpdateJournal;
  readonly usage: UsageStore;
  readonly offers: OfferStore;
  /** The assistant's clock (`CLOCK_START`): offers, the journal, messages without a time. */
  readonly clock: Clock;
  readonly timeZone: string;
  /** Chats answered, `zalo:abc`; null or absent: every chat. */
  readonly allowedChats?: readonly string[] | null;
  readonly log: ChannelLog;
  /** Told of the quota's levels, its end, a refused token and lasting refusals; each once. */
  readonly notify?: NotifyOperator;
  readonly onReply?: OnReply;
  /** See RenderDeps; absent: pictures are not sent. */
  readonly publishPhoto?: (photo: ReplyFile) => Promise<string | null>;
  /** One sentence on where files are to be had, since Zalo takes none. */
  readonly fileAdvice?: string;
  /** Messages a month of the plan; the free plan's where not given. */
  readonly monthlyMessages?: number;
  /** How fast to send at most; `DEFAULT_SEND_RATE` where not given. */
  readonly sendRate?: readonly RateLimit[];
  /** Real time and timers; not moved by CLOCK_START. */
  readonly scheduler?: Scheduler;
  /** Numbers from 0 up to 1, for the jitter of waits. */
  readonly random?: () => number;
  /** For tests: how long one call may take. */
  readonly timeoutMs?: number;
}

/** The channel, with what only Zalo has. */
export interface ZaloChannel extends Channel {
  /** To be mounted under the path of the webhook's URL; null where the channel polls. */
  readonly webhook: Hono | null;
  /** The month's messages, for the operator's view. */
  quota(): Promise<QuotaState>;
  /** The operator's decision to send again after Zalo said that the quota was used up. */
  releaseHold(): void;
}
