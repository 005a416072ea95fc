import { setMaxListeners } from 'node:events';
import { systemScheduler, StoppedError } from '../rate/scheduler.js';
import { createDoorkeeper } from '../doorkeeper.js';
import { createSendRate } from '../rate/create-send-rate.js';
import type { RateLimit } from '../rate/rate-window.js';
import { createAnswerInbound } from './answer-inbound.js';
import { createZaloClient } from './api/create-zalo-client.js';
import { describeError } from './api/describe-error.js';
import { createRedactor } from './api/redact-secrets.js';
import type { BotIdentity } from './api/zalo-client.js';
import { connectToZalo } from './connect-to-zalo.js';
import { createZaloSender } from './create-zalo-sender.js';
import { createZaloWebhook } from './create-zalo-webhook.js';
import { ATTEMPTS_CHANNEL, createAnswerAttempts } from './delivery/answer-attempts.js';
import { createAttemptSend } from './delivery/attempt-send.js';
import { createDeliverAnswer } from './delivery/deliver-answer.js';
import { createQuotaMeter } from './delivery/quota-meter.js';
import { identifySelf } from './inbound/bot-self.js';
import { createChatLanes } from './inbound/chat-lanes.js';
import { createIntake } from './inbound/create-intake.js';
import { NOTICES, noticeOfLevel, phraseQuota } from './operator-notice.js';
import { createOutageWatch } from './outage-watch.js';
import { createPersist } from './persist.js';
import { pollUpdates } from './poll-updates.js';
import { createRender } from './render/create-render.js';
import { DEFAULT_FILE_ADVICE } from './render/phrase-files.js';
import { createShowTyping } from './show-typing.js';
import type { ZaloChannel, ZaloChannelDeps } from './zalo-channel.js';

/** Zalo publishes no rate; as many as Telegram takes, far below what a month's quota lasts for. */
export const DEFAULT_SEND_RATE: readonly RateLimit[] = [{ count: 30, windowMs: 1_000 }];
/** What a stop waits for sends under way and answers being worked on. */
const STOP_GRACE_MS = 10_000;

const UNKNOWN_BOT: BotIdentity = {
  id: null,
  accountName: null,
  displayName: null,
  canJoinGroups: null,
};

type Phase = 'idle' | 'connecting' | 'running' | 'revoked' | 'stopped';

/** What an operator reads in the log and of the health. */
const REFUSED_ADVICE = 'ZALO_BOT_TOKEN sai hoặc đã bị đặt lại); hãy đặt mã mới rồi khởi động lại';
const PHASES: Readonly<Record<Phase, string>> = {
  idle: 'chưa khởi động',
  connecting: 'đang kết nối',
  running: 'đang chạy',
  revoked: `Zalo từ chối mã bot (${REFUSED_ADVICE}`,
  stopped: 'đã dừng',
};
const GROUPS = (canJoin: boolean | null): string =>
  canJoin === null ? 'chưa rõ' : canJoin ? 'được' : 'không';

/**
 * The Zalo channel: long polling, or a webhook where one is configured. Runs once: a channel that
 * was stopped, or stopped itself because its token was refused, is not started again.
 */
export function createZaloChannel(deps: ZaloChannelDeps): ZaloChannel {
  const { connection, clock, journal, log, offers } = deps;
  const scheduler = deps.scheduler ?? systemScheduler;
  const random = deps.random ?? Math.random;
  const notify = deps.notify ?? (() => undefined);
  const redact = createRedactor(connection.token, [connection.webhook?.secret ?? '']);
  const stop = new AbortController();
  const stopping = stop.signal;
  // One listener for each chat that waits: many are no leak.
  setMaxListeners(0, stopping);
  const nowMs = (): number => scheduler.nowMs();
  let phase: Phase = 'idle';
  let me = UNKNOWN_BOT;
  let running: Promise<void> = Promise.resolve();
  let stopped: Promise<void> | null = null;

  const onTokenRevoked = (): void => {
    if (phase === 'revoked' || phase === 'stopped') return;
    phase = 'revoked';
    log.error({}, `Zalo từ chối mã bot, kênh đã dừng (${REFUSED_ADVICE}`);
    notify(NOTICES.tokenRevoked);
    stop.abort();
  };
  const client = createZaloClient({
    token: connection.token,
    apiRoot: connection.apiRoot,
    redact,
    ...(deps.timeoutMs === undefined ? {} : { timeoutMs: deps.timeoutMs }),
  });
  const receiving = createOutageWatch('nhận tin', log, nowMs);
  const sending = createOutageWatch('gửi tin', log, nowMs);
  const quota = createQuotaMeter({
    usage: deps.usage,
    wallClock: { now: () => new Date(scheduler.nowMs()) },
    timeZone: deps.timeZone,
    ...(deps.monthlyMessages === undefined ? {} : { limit: deps.monthlyMessages }),
    onLevel: (level, state) => {
      log.warn({ level, used: state.used, limit: state.limit }, 'Zalo: sắp hết hạn mức tháng');
      notify(noticeOfLevel(level, state));
    },
    onFault: (error) =>
      log.error({ fault: describeError(error, redact) }, 'Zalo: chưa đếm được tin'),
  });
  const rate = createSendRate(deps.sendRate ?? DEFAULT_SEND_RATE, scheduler);
  const persist = createPersist({ scheduler, random, log, redact, stopping });
  const attempts = createAnswerAttempts(journal, clock);
  const render = createRender({
    publishPhoto: deps.publishPhoto ?? null,
    fileAdvice: deps.fileAdvice ?? DEFAULT_FILE_ADVICE,
  });
  const attempt = createAttemptSend({
    ...{ client, quota, rate, nowMs, log, redact, notify, onTokenRevoked },
    watch: sending,
  });
  const deliver = createDeliverAnswer({
    ...{ attempt, attempts, journal, persist, clock, scheduler, random, log, stopping },
  });
  const handle = createAnswerInbound({
    ...{ offers, journal, persist, clock, render, deliver, log, redact },
    handler: deps.handler,
    onReply: deps.onReply ?? (() => undefined),
    doorkeeper: createDoorkeeper({ allowedChats: deps.allowedChats ?? null, journal, clock }),
    showTyping: createShowTyping(client, scheduler),
  });
  const lanes = createChatLanes();
  const intake = createIntake({
    ...{ journal, attempts, persist, lanes, clock, log, redact, handle, stopping },
    self: () => identifySelf(connection.token, me),
    onReceived: () => quota.countReceived(),
  });

  const resume = (): Promise<void> =>
    intake.resume().catch((error: unknown) => {
      if (error instanceof StoppedError) return;
      log.error({ fault: describeError(error, redact) }, 'Zalo: không xử lý tiếp được tin còn dở');
    });

  const run = async (): Promise<void> => {
    const { webhook } = connection;
    const watch = receiving;
    const identity = await connectToZalo({
      ...{ client, webhook, scheduler, random, log, redact, watch, stopping },
    });
    if (identity === null) return onTokenRevoked();
    me = identity;
    phase = 'running';
    await persist('read quota', () => quota.state());
    await resume();
    if (webhook === null)
      await pollUpdates({
        ...{ client, scheduler, random, log, redact, watch, notify, onTokenRevoked, stopping },
        accept: (raw) => intake.accept(raw),
      });
  };

  return {
    name: 'zalo',
    journalNames: ['zalo', ATTEMPTS_CHANNEL],
    start: () => {
      if (phase !== 'idle') return Promise.resolve();
      phase = 'connecting';
      running = run().catch((error: unknown) => {
        if (error instanceof StoppedError) return;
        phase = 'stopped';
        log.error({ fault: describeError(error, redact) }, 'Zalo: kênh dừng vì lỗi');
      });
      return Promise.resolve();
    },
    resume: async () => {
      // Not connected yet, it takes up what is there as it begins.
      if (phase === 'running') await resume();
    },
    stop: () => {
      stopped ??= (async () => {
        stop.abort();
        if (phase !== 'revoked') phase = 'stopped';
        let cancel = (): void => undefined;
        const grace = new Promise<void>((resolve) => {
          cancel = scheduler.after(STOP_GRACE_MS, resolve);
        });
        await Promise.race([Promise.all([running, lanes.drained()]), grace]);
        cancel();
        rate.close();
      })();
      return stopped;
    },
    health: () => {
      const known = quota.latest();
      const failures = Math.max(receiving.failures(), sending.failures());
      const parts = [
        PHASES[phase],
        connection.webhook === null ? 'long polling' : 'webhook',
        `vào nhóm: ${GROUPS(me.canJoinGroups)}`,
        ...(failures > 0 ? [`đang gián đoạn, ${failures} lần lỗi liên tiếp`] : []),
        ...(known === null ? [] : [phraseQuota(known)]),
      ];
      return {
        ok: phase === 'running' && failures === 0 && !quota.isHeld(),
        detail: parts.join('; '),
        ...(phase === 'revoked' ? { isRefused: true } : {}),
      };
    },
    sender: createZaloSender({
      ...{ attempt, render, offers, clock, scheduler, random, log, redact, stopping },
    }),
    webhook:
      connection.webhook === null
        ? null
        : createZaloWebhook({
            secret: connection.webhook.secret,
            accept: (raw) => intake.accept(raw),
            scheduler,
            log,
          }),
    quota: () => quota.state(),
    releaseHold: () => quota.release(),
  };
}
