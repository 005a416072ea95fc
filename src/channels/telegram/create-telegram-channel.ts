import { setMaxListeners } from 'node:events';
import { Api, type Transformer } from 'grammy';
import type { Hono } from 'hono';
import type { ChatHandler } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { AnswerMessageStore, ChatStore, UpdateJournal } from '../../domain/ports.js';
import type { Channel, ChannelHealth } from '../channel.js';
import type { ChannelLog } from '../../domain/channel-log.js';
import { createDoorkeeper } from '../doorkeeper.js';
import type { NotifyOperator } from '../operator-notice.js';
import type { OnReply } from '../reply-outcome.js';
import { createSendRate } from '../rate/create-send-rate.js';
import { createUserRate } from '../rate/create-user-rate.js';
import { StoppedError, systemScheduler, withinMs } from '../rate/scheduler.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { connect } from './connect.js';
import { createDeferred } from './deferred.js';
import { announceToEditor } from './handle/announce-commands.js';
import { createAnswerMessages } from './handle/answer-messages.js';
import { createChatAdmins } from './handle/chat-admins.js';
import { createUpdateHandler } from './handle/create-update-handler.js';
import type { BotIdentity } from './inbound/read-addressing.js';
import { createIntake, JOURNAL_CHANNEL } from './intake/create-intake.js';
import { createTelegramWebhook } from './intake/create-telegram-webhook.js';
import { createOutages } from './intake/outage.js';
import { createPoller } from './intake/poll-updates.js';
import { createUpdateLanes } from './intake/update-lanes.js';
import { createChatChanges } from './send/chat-changes.js';
import { createGateway, OVERALL_LIMITS } from './send/create-gateway.js';
import { createMessageSender } from './send/create-message-sender.js';
import { createUploader } from './send/create-uploader.js';
import { redactLog } from './send/redact-log.js';
import { createCallRetry } from './send/retry-calls.js';
import {
  createTelegramFetch,
  DEFAULT_TIMEOUTS,
  type Fetch,
  type RequestTimeouts,
} from './send/telegram-fetch.js';
import type { TelegramFailure } from './send/telegram-failure.js';

export interface TelegramChannelDeps {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Admins of the assistant, `telegram:123`; others are ignored. */
  readonly admins: readonly string[];
  /** Chats answered, `telegram:123`; null or absent: every chat. */
  readonly allowedChats?: readonly string[] | null;
  readonly handler: ChatHandler;
  readonly journal: UpdateJournal;
  readonly chats: ChatStore;
  readonly answers: AnswerMessageStore;
  /** The assistant's clock, for what is stored. */
  readonly clock: Clock;
  readonly log: ChannelLog;
  /** Told of a refused token, once. */
  readonly notify?: NotifyOperator;
  readonly onReply?: OnReply;
  /** Real time; a test's own. */
  readonly scheduler?: Scheduler;
  readonly fetch?: Fetch;
  /** A test's own: `createCallRetry` waits in real time. */
  readonly callRetry?: Transformer;
  readonly timeouts?: RequestTimeouts;
  readonly pollSeconds?: number;
  readonly stopMs?: number;
}

/** The channel, with what only Telegram has. */
export interface TelegramChannel extends Channel {
  /** To be mounted under the path of the webhook's URL; null when polling. */
  readonly webhook: Hono | null;
  /** Gives a person (`telegram:123`, others are ignored) an editor's menu, or takes it away. */
  announceEditor(person: string, isEditor: boolean): Promise<void>;
}

/** How long Telegram holds a poll open while there is nothing new. */
const POLL_SECONDS = 30;
/** Chats answered side by side; most of the time they wait for their turn to send. */
const CONCURRENCY = 200;
/** How long `stop` lets taken updates finish. */
const STOP_MS = 10_000;

/** What an operator reads in the log and of the health. */
const REFUSED_ADVICE =
  'TELEGRAM_BOT_TOKEN sai hoặc đã bị thu hồi); hãy đặt mã mới rồi khởi động lại';

type State = 'idle' | 'connecting' | 'running' | 'revoked' | 'stopped';

/** Telegram as a channel: updates in, the chat handler's replies out, reminders through `sender`. */
export function createTelegramChannel(deps: TelegramChannelDeps): TelegramChannel {
  const { token, apiRoot, handler, chats, clock } = deps;
  const scheduler = deps.scheduler ?? systemScheduler;
  const pollSeconds = deps.pollSeconds ?? POLL_SECONDS;
  const fetch = deps.fetch ?? globalThis.fetch;
  const log = redactLog(deps.log, token);
  const stopping = new AbortController();
  const { signal } = stopping;
  // One listener for each chat that waits: many are no leak.
  setMaxListeners(0, signal);
  const identified = createDeferred<BotIdentity>();
  let me: BotIdentity | null = null;
  let state: State = 'idle';

  const { outage, conflict, journalOutage } = createOutages(log, scheduler);

  const onOutcome = (failure: TelegramFailure | null): void => {
    if (failure?.kind === 'unauthorized') revoke();
    else if (failure?.kind === 'unreachable') outage.begin(failure.reason, 'call');
    else if (failure?.kind !== 'unknown' && failure?.kind !== 'stopped') outage.end('call');
  };

  const telegramFetch = createTelegramFetch(pollSeconds, deps.timeouts ?? DEFAULT_TIMEOUTS, fetch);
  const api = new Api(token, {
    apiRoot,
    fetch: telegramFetch,
  });
  api.config.use(deps.callRetry ?? createCallRetry(signal));
  const rate = createSendRate(OVERALL_LIMITS, scheduler);
  const upload = createUploader(apiRoot, token, telegramFetch);
  const gateway = createGateway({ api, upload, rate, scheduler, onOutcome, signal });
  const changes = createChatChanges(chats, log);
  const delivery = {
    gateway,
    scheduler,
    signal,
    onMoved: (from: { chatId: string }, toChatId: string) => changes.move(from.chatId, toChatId),
  };
  const lanes = createUpdateLanes(CONCURRENCY);
  const { handle, stopBacklog } = createUpdateHandler({
    ...delivery,
    handler,
    changes,
    lanes,
    log,
    onReply: deps.onReply ?? (() => undefined),
    doorkeeper: createDoorkeeper({
      allowedChats: deps.allowedChats ?? null,
      journal: deps.journal,
      clock,
    }),
    admins: createChatAdmins(gateway, scheduler),
    answers: createAnswerMessages(deps.answers, clock, log),
    files: { gateway, apiRoot, token, fetch },
    userRate: createUserRate(),
    markHandled: (updateId) => intake.markHandled(updateId),
  });
  const intake = createIntake({
    journal: deps.journal,
    lanes,
    clock,
    scheduler,
    log,
    handle,
    whenIdentified: identified.promise,
    identity: () => me,
  });
  const poller = createPoller({
    gateway,
    intake,
    lanes,
    scheduler,
    log,
    outage,
    conflict,
    journalOutage,
    pollSeconds,
    signal,
  });

  function revoke(): void {
    if (state === 'revoked' || state === 'stopped') return;
    state = 'revoked';
    log.error({}, `Telegram từ chối mã bot, kênh đã dừng (${REFUSED_ADVICE}`);
    deps.notify?.({
      cause: 'token_revoked',
      per: 'day',
      text: '❌ Telegram từ chối mã bot (TELEGRAM_BOT_TOKEN sai hoặc đã bị thu hồi). Kênh Telegram đã dừng; hãy đặt mã mới rồi khởi động lại.',
      isChannelDown: true,
    });
    shutDown();
  }

  /** Ends everything that waits. */
  function shutDown(): void {
    poller.stop();
    stopBacklog();
    stopping.abort();
    rate.close();
    identified.reject(new StoppedError());
  }

  const resume = async (): Promise<void> => {
    try {
      await intake.resume();
    } catch (error) {
      log.error({ err: error }, 'Không đọc được các cập nhật Telegram còn dở');
    }
  };

  const run = async (): Promise<void> => {
    await resume();
    try {
      await connect({
        gateway,
        scheduler,
        log,
        outage,
        signal,
        webhook: deps.webhook,
        admins: deps.admins,
        onIdentified: (bot) => {
          me = bot;
          identified.resolve(bot);
        },
        onReady: () => {
          if (state !== 'connecting') return;
          state = 'running';
          if (!deps.webhook) poller.start();
        },
      });
    } catch (error) {
      if (!(error instanceof StoppedError)) log.error({ err: error }, 'Lỗi khi nối với Telegram');
    }
  };

  const finish = async (): Promise<void> => {
    poller.stop();
    stopBacklog();
    if (me !== null) await withinMs(lanes.idle(), deps.stopMs ?? STOP_MS, scheduler);
    if (lanes.size() > 0)
      log.warn({ count: lanes.size() }, 'Dừng khi còn tin Telegram dở, sẽ xử lý tiếp khi chạy lại');
    lanes.dropQueued();
    shutDown();
  };

  let stopped: Promise<void> | null = null;
  const health = (): ChannelHealth => {
    const trouble = outage.current() ?? conflict.current() ?? journalOutage.current();
    const details: Record<State, string> = {
      idle: 'chưa khởi động',
      connecting: trouble ?? 'đang nối với Telegram',
      running: trouble ?? 'hoạt động',
      revoked: `Telegram từ chối mã bot (${REFUSED_ADVICE}`,
      stopped: 'đã dừng',
    };
    return {
      ok: state === 'running' && trouble === null,
      detail: details[state],
      ...(state === 'revoked' ? { isRefused: true } : {}),
    };
  };

  return {
    name: 'telegram',
    journalNames: [JOURNAL_CHANNEL],
    webhook: deps.webhook
      ? createTelegramWebhook({ secret: deps.webhook.secret, take: (raw) => intake.take(raw), log })
      : null,
    sender: createMessageSender({ ...delivery, changes, log }),
    start: () => {
      if (state === 'idle') {
        state = 'connecting';
        void run();
      }
      return Promise.resolve();
    },
    resume: () => (state === 'connecting' || state === 'running' ? resume() : Promise.resolve()),
    stop: () => {
      if (state !== 'revoked') state = 'stopped';
      return (stopped ??= finish());
    },
    announceEditor: (person, isEditor) => announceToEditor(person, isEditor, gateway, log),
    health,
  };
}
