import type { Api } from 'grammy';
import type { ChannelLog } from '../../domain/channel-log.js';
import { sleep, StoppedError } from '../rate/scheduler.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { announceCommands } from './handle/announce-commands.js';
import type { BotIdentity } from './inbound/read-addressing.js';
import { ALLOWED_UPDATES } from './inbound/update-schema.js';
import type { Outage } from './intake/outage.js';
import type { TelegramGateway } from './send/create-gateway.js';

const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 60_000;
/** Name under which connecting reports an outage. */
const CONNECT = 'connect';
/** Posts Telegram makes at once; each only waits for the update to be written down. */
const WEBHOOK_CONNECTIONS = 40;

export interface ConnectDeps {
  readonly gateway: TelegramGateway;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly admins: readonly string[];
  readonly outage: Outage;
  readonly scheduler: Scheduler;
  readonly log: ChannelLog;
  readonly signal: AbortSignal;
  /** Called once it is known who the bot is. */
  readonly onIdentified: (me: BotIdentity) => void;
  /** Called when updates can be taken. */
  readonly onReady: () => void;
}

/**
 * Asks who the bot is, chooses polling or the webhook, and sets the command menus. Waits out
 * outages; rejects with a StoppedError when the channel stops or the token is refused.
 */
export async function connect(deps: ConnectDeps): Promise<void> {
  const { gateway, webhook, log } = deps;
  const me = await untilDone((raw) => raw.getMe(), deps);
  deps.onIdentified({ id: me.id, username: me.username });
  if (webhook)
    await untilDone(
      (raw) =>
        raw.setWebhook({
          url: webhook.url,
          secret_token: webhook.secret,
          allowed_updates: ALLOWED_UPDATES,
          max_connections: WEBHOOK_CONNECTIONS,
        }),
      deps,
    );
  else {
    // Telegram refuses polling while a webhook is set.
    const deleted = await gateway.call((raw) => raw.deleteWebhook({ drop_pending_updates: false }));
    if (!deleted.ok) log.warn({ reason: deleted.failure.reason }, 'Không gỡ được webhook Telegram');
  }
  log.info({ bot: me.username, mode: webhook ? 'webhook' : 'polling' }, 'Đã nối với Telegram');
  deps.onReady();
  await announceCommands(deps.admins, gateway, log);
}

async function untilDone<T>(run: (raw: Api['raw']) => Promise<T>, deps: ConnectDeps): Promise<T> {
  for (let backoffMs = FIRST_BACKOFF_MS; ; backoffMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2)) {
    const result = await deps.gateway.call(run);
    if (deps.signal.aborted) throw new StoppedError();
    if (result.ok) {
      deps.outage.end(CONNECT);
      return result.value;
    }
    if (result.failure.kind === 'unauthorized') throw new StoppedError();
    deps.outage.begin(result.failure.reason, CONNECT);
    await sleep(deps.scheduler, result.failure.retryAfterMs ?? backoffMs, deps.signal);
  }
}
