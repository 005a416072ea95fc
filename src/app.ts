import { randomBytes } from 'node:crypto';
import { createAdmin } from './admin/create-admin.js';
import { createEditing } from './admin/create-editing.js';
import { readInWorker } from './admin/read-in-worker.js';
import { loadInWorker } from './admin/reload/load-in-worker.js';
import type { KnowledgeWatch } from './admin/reload/watch-knowledge.js';
import { stampOf } from './domain/phrase-instant.js';
import type { AppOverrides } from './app-overrides.js';
import { systemScheduler } from './channels/rate/scheduler.js';
import { tellChat } from './channels/tell-chat.js';
import { createChatHandler, type ChatHandlerDeps } from './chat/create-chat-handler.js';
import type { ChatFeature } from './chat/feature.js';
import { createEraseFeature } from './chat/features/erase-feature.js';
import { createExportFeature } from './chat/features/export-feature.js';
import { createFeedbackFeature } from './chat/features/feedback-feature.js';
import { createOwnAgencyFeature } from './chat/features/own-agency-feature.js';
import type { Config } from './config.js';
import type { ChatHandler, ChatReply } from './domain/chat.js';
import { createOffsetClock, systemClock } from './domain/clock.js';
import type { Assistant } from './domain/conversation.js';
import type { Register } from './domain/register.js';
import type { PartHealth } from './http/create-http-app.js';
import { openInstance } from './instances/open-instance.js';
import { createLogger, type Logger } from './observability/create-logger.js';
import { createMetrics, type Metrics } from './observability/create-metrics.js';
import { observeHandler } from './observability/observe-handler.js';
import { reportRegister } from './observability/report-register.js';
import { checkDatabase } from './observability/check-database.js';
import { openAssistant } from './open-assistant.js';
import { needsSearchFile } from './storage/search/digest-register.js';
import { areRefused, openChannels } from './open-channels.js';
import { openPictures } from './open-pictures.js';
import { openHousekeeper } from './open-housekeeper.js';
import { openReminders } from './open-reminders.js';
import { openStores } from './open-stores.js';
import { openWeb } from './open-web.js';
import { createDelivery } from './outbox/create-delivery.js';
import { createDeadLettersFeature } from './outbox/operate/create-dead-letters-feature.js';
import { buildAssistant, tryOutAssistant } from './register/build-assistant.js';
import { createPublisher } from './register/create-publisher.js';
import { createPersonEraser } from './storage/retention/create-person-eraser.js';

export type { AppOverrides } from './app-overrides.js';

/** The running program. `start` and `stop` are idempotent. */
export interface App {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The assistant on the active register version. */
  assistant(): Assistant;
  register(): Register;
  /** What every channel hands its messages to. */
  readonly handler: ChatHandler;
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): Promise<Readonly<Record<string, PartHealth>>>;
  /** Whether every channel's token is refused, so that nobody can be answered; also once stopped. */
  isRefused(): boolean;
  /** The port the web server listens on, or null while it does not run. */
  port(): number | null;
}

/** The one place where the parts are put together. Opens the database and fills the register. */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const clock =
    overrides.clock ?? (config.clockStartAt ? createOffsetClock(config.clockStartAt) : systemClock);
  const scheduler = overrides.scheduler ?? systemScheduler;
  const secrets = [config.telegram, config.zalo].flatMap((channel) =>
    channel ? [channel.token, channel.webhook?.secret ?? ''] : [],
  );
  const log = overrides.log ?? createLogger(config.logLevel, secrets);
  const metrics = createMetrics();
  const opened = await openAssistant(config, clock, overrides.onProgress);
  for (const warning of opened.warnings) log.warn({}, warning);
  log.info(
    {
      version: opened.register.version,
      outcome: opened.outcome,
      tasks: opened.register.tasks.length,
    },
    'Đã nạp sổ nhiệm vụ',
  );
  const publisher = createPublisher({
    store: opened.store,
    initial: opened,
    buildAssistant: (register) =>
      buildAssistant(register, config.timeZone, opened.claims, opened.engines),
    isFiled: needsSearchFile,
    tryOut: (assistant) => tryOutAssistant(assistant, clock.now()),
    onSwap: ({ register }) => reportRegister(register, metrics),
  });
  reportRegister(opened.register, metrics);

  const { database } = opened;
  const processName = randomBytes(9).toString('base64url');
  const stores = openStores(database, processName);
  const current = {
    assistant: () => publisher.active().assistant,
    register: () => publisher.active().register,
    clock,
    timeZone: config.timeZone,
  };
  const delivery = createDelivery({
    ...{ clock, scheduler, metrics, log, chats: stores.chats, timeZone: config.timeZone },
    store: stores.outbox,
    admins: () => config.admins,
    random: Math.random,
    worker: processName,
  });
  const exporting = createExportFeature({ ...stores, ...current });
  const reminders = await openReminders({
    ...{ ...stores, ...current, database, metrics, log, claims: opened.claims, timer: scheduler },
    ...{ outbox: delivery.outbox, seedsDir: config.seedsDir, admins: config.admins },
  });
  const tell = (key: string, reply: ChatReply) => tellChat(key, reply, stores.chats, channels);
  const admin = createAdmin({
    ...stores,
    ...current,
    ...{ owners: config.admins, folders: config },
    publisher,
    store: opened.store,
    loadKnowledge: overrides.loadKnowledge ?? (() => loadInWorker(config)),
    exportList: exporting.commands.xuat,
    readParts: async () =>
      Object.entries(await health()).map(([name, part]) => ({ name, ...part })),
    readDeliveries: () => delivery.stats(),
    readQuotas: async () => (zalo ? [{ channel: zalo.name, ...(await zalo.quota()) }] : []),
    describeSubscription: (key) => reminders.describeSubscription(key),
    ...{ tell, scheduler: overrides.patience ?? scheduler },
    onReload: (result) => metrics.reloads.inc({ result }),
    onRoleChange: (person, isEditor) =>
      void telegram?.announceEditor(person, isEditor).catch(() => undefined),
    onFault: (error, what) => log.warn({ err: error }, `Lỗi khi ${what}`),
  });
  const editing = createEditing({
    ...stores,
    ...current,
    claims: opened.claims,
    readDocument: overrides.readDocument ?? readInWorker,
    tell,
    publisher,
    store: opened.store,
    ...{ authority: admin.authority, record: admin.record },
  });
  const onAnswer: ChatHandlerDeps['onAnswer'] = (intent, refused, tookMs, channel) => {
    admin.uses.count(channel, intent, refused);
    metrics.answers.inc({ intent });
    if (refused) metrics.refusals.inc();
    metrics.answerSeconds.observe(tookMs / 1000);
  };
  const { publicBaseUrl } = config;
  const onFault = (error: unknown, what: string) => log.warn({ err: error }, `Lỗi khi ${what}`);
  const pictures = openPictures({ ...stores, ...current, publicBaseUrl, onAnswer, onFault });
  const features: ChatFeature[] = [
    pictures.feature,
    ...admin.features,
    ...editing.features,
    createDeadLettersFeature({
      operations: delivery,
      operatorsOnly: (handle) => admin.authority.adminOnly('owner', handle, { privateOnly: true }),
      stampOf: (at) => stampOf(at, config.timeZone),
      onDone: (inbound, action, subject, after) =>
        admin.record(inbound, { action, subject, after }),
    }),
    createOwnAgencyFeature({ ...stores, ...current }),
    reminders.feature,
    exporting,
    createFeedbackFeature({ ...stores, ...current }),
    createEraseFeature({ ...stores, erasePerson: createPersonEraser(database) }),
  ];
  const newViewId = (): string => randomBytes(8).toString('base64url');
  const handler = observeHandler(
    createChatHandler({ ...stores, ...current, features, newViewId, onAnswer }),
    { metrics, log, nowMs: () => scheduler.nowMs(), onHandling: overrides.onHandling },
  );

  const { publishPhoto } = pictures;
  const {
    telegram,
    zalo,
    all: channels,
  } = openChannels({
    ...{ config, stores, handler, delivery, scheduler, clock, log },
    onReply: (channel, outcome) => {
      metrics.replies.inc({ channel, outcome });
      log.info({ channel, outcome }, 'Kết quả gửi một câu trả lời');
    },
    ...(publishPhoto ? { publishPhoto } : {}),
  });

  const instance = openInstance({
    ...{ database, publisher, reminders, metrics, log, claims: opened.claims },
    ...{ channels, scheduler, owners: stores.journal.owners, timer: overrides.instanceTimer },
  });
  const health = async (): Promise<Record<string, PartHealth>> => ({
    database: await checkDatabase(database),
    index: { ok: true, detail: `phiên bản ${publisher.active().register.version}` },
    ...{ outbox: delivery.health(), reminders: instance.reminderHealth() },
    ...Object.fromEntries(channels.map((channel) => [channel.name, channel.health()])),
  });

  const web = openWeb({
    ...{ config, channels, health, metrics, log, routes: pictures.routes },
    report: () => {
      instance.report();
      return delivery.report();
    },
  });
  const housekeeper = openHousekeeper({ ...stores, database, clock, scheduler, log });
  let watch: KnowledgeWatch | null = null;
  let state: 'idle' | 'running' | 'stopped' = 'idle';
  return {
    log,
    metrics,
    assistant: current.assistant,
    register: current.register,
    handler,
    health,
    isRefused: () => areRefused(channels),
    port: () => web.port(),
    async start() {
      if (state !== 'idle') return;
      state = 'running';
      if (channels.length > 0) await instance.updates.start();
      await web.start();
      await Promise.all(channels.map((channel) => channel.start()));
      if (channels.length > 0) {
        delivery.start({
          senders: Object.fromEntries(channels.map(({ name, sender }) => [name, sender])),
          hooks: reminders.hooks,
          onReleased: (channel) => channel === 'zalo' && zalo?.releaseHold(),
        });
      }
      instance.start();
      housekeeper.start();
      if (config.watchKnowledgeSeconds !== null)
        watch = admin.watch(config.watchKnowledgeSeconds * 1000, scheduler);
    },
    async stop() {
      if (state === 'stopped') return;
      state = 'stopped';
      // Nothing new comes in first; then what was taken is finished; the database goes last.
      await web.stop();
      watch?.stop();
      await housekeeper.stop();
      await instance.stop();
      await delivery.stop();
      await Promise.all(channels.map((channel) => channel.stop()));
      await instance.updates.stop();
      await admin.uses.flush();
      await opened.close();
    },
  };
}
