import type { ChannelLog } from '../../domain/channel-log.js';
import { sleep } from '../rate/scheduler.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { describeError } from './api/describe-error.js';
import { ZaloApiError } from './api/zalo-api-error.js';
import type { BotIdentity, WebhookInfo, ZaloClient } from './api/zalo-client.js';
import { backoffMs } from './delivery/backoff.js';
import type { OutageWatch } from './outage-watch.js';

/** What the first calls need. */
export interface ConnectDeps {
  readonly client: ZaloClient;
  /** Where updates are to be posted; null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: ChannelLog;
  readonly redact: (text: string) => string;
  readonly watch: OutageWatch;
  readonly stopping: AbortSignal;
}

/** Nothing Zalo refused for good is worth asking more often. */
const REFUSED_PAUSE_MS = 60_000;

/**
 * Learns who the bot is, then sets the webhook, or removes one left over: polling hears nothing
 * while one is set. Waits out outages; null where Zalo refuses the token. Rejects with a
 * StoppedError when the channel stops first.
 */
export async function connectToZalo(deps: ConnectDeps): Promise<BotIdentity | null> {
  const { client, log, watch } = deps;
  const describe = (error: unknown): ReturnType<typeof describeError> =>
    describeError(error, deps.redact);

  /** Repeats a call while it may help. Throws only the refusal of the token. */
  const persevere = async <T>(call: () => Promise<T>, isRequired: boolean): Promise<T | null> => {
    for (let failures = 1; ; failures += 1) {
      try {
        const result = await call();
        watch.succeeded();
        return result;
      } catch (error) {
        if (error instanceof ZaloApiError && error.isTokenRevoked) throw error;
        const mayHelp = !(error instanceof ZaloApiError) || error.retryable;
        if (!mayHelp && !isRequired) {
          log.warn({ fault: describe(error) }, 'Zalo: không đặt được cách nhận tin, vẫn chạy tiếp');
          return null;
        }
        watch.failed(describe(error));
        const pauseMs = mayHelp ? backoffMs(failures, deps.random) : REFUSED_PAUSE_MS;
        await sleep(deps.scheduler, pauseMs, deps.stopping);
      }
    }
  };

  const setWebhook = async (url: string, secret: string): Promise<void> => {
    const info: WebhookInfo | null = await persevere(() => client.setWebhook(url, secret), false);
    if (info === null) return;
    log.info({}, 'Zalo: đã đặt webhook');
    // The address is kept even where Zalo's trial request failed.
    if (info.verification?.isOk === false)
      log.warn({ outcome: info.verification.outcome }, 'Zalo: thử webhook chưa thành công');
  };

  const removeWebhook = async (): Promise<void> => {
    const info = await persevere(() => client.getWebhookInfo(), false);
    if (info?.url === '') return;
    const removed = await persevere(async () => {
      await client.deleteWebhook();
      return true;
    }, false);
    if (removed === true) log.warn({}, 'Zalo: đã gỡ webhook còn lại từ trước để nhận tin');
  };

  try {
    const me = await persevere(() => client.getMe(), true);
    log.info({ canJoinGroups: me?.canJoinGroups ?? null }, 'Zalo: đã kết nối bot');
    if (deps.webhook === null) await removeWebhook();
    else await setWebhook(deps.webhook.url, deps.webhook.secret);
    return me;
  } catch (error) {
    if (error instanceof ZaloApiError && error.isTokenRevoked) return null;
    throw error;
  }
}
