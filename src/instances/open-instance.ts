import type { Channel } from '../channels/channel.js';
import type { Scheduler } from '../domain/scheduler.js';
import type { UpdateOwners } from '../domain/update-owners.js';
import type { PartHealth } from '../http/create-http-app.js';
import type { Logger } from '../observability/create-logger.js';
import type { Metrics } from '../observability/create-metrics.js';
import type { LiveClaims } from '../storage/amendments/create-live-claims.js';
import type { Database } from '../storage/database.js';
import type { Reminders } from '../open-reminders.js';
import type { Publisher } from '../register/create-publisher.js';
import type { WakeTimer } from '../scheduler/timer.js';
import type { Topic } from '../storage/peers.js';
import { createInstance, type Instance } from './create-instance.js';
import { createRegisterFollower } from './create-register-follower.js';
import { createUpdateWatch, type UpdateWatch } from './create-update-watch.js';

export interface OpenInstanceDeps {
  readonly database: Database;
  readonly publisher: Publisher;
  readonly claims: LiveClaims;
  readonly reminders: Pick<Reminders, 'start' | 'stop' | 'poke' | 'health'>;
  readonly metrics: Pick<Metrics, 'schedulerLeader' | 'schedulerLagSeconds'>;
  /** Where messages come in and can be sent. */
  readonly channels: readonly Channel[];
  readonly owners: UpdateOwners;
  readonly scheduler: Scheduler;
  readonly log: Logger;
  readonly timer?: WakeTimer | undefined;
}

/** This process among others, with the watch over the updates they handle. */
export interface OpenedInstance extends Instance {
  /** To be started before the channels, and stopped after them. */
  readonly updates: UpdateWatch;
  /** Who makes the reminders, and how the schedule stands where this process does. */
  reminderHealth(): PartHealth;
  /** Brings the metrics of the schedule up to date. */
  report(): void;
}

/** What several processes on one database share among them: reminders are run by the leader alone. */
export function openInstance(deps: OpenInstanceDeps): OpenedInstance {
  const { claims, reminders, log } = deps;
  const topics: Readonly<Partial<Record<Topic, () => void>>> = {
    claims: () =>
      void claims
        .listPending()
        .catch((error: unknown) =>
          log.error({ err: error }, 'Chưa đọc lại được các báo cáo hoàn thành'),
        ),
    subscriptions: () => reminders.poke(),
  };
  const { channels } = deps;
  const instance = createInstance({
    peers: deps.database.peers,
    canLead: channels.length > 0,
    onLead: () => reminders.start(),
    onLeadEnd: () => reminders.stop(),
    follow: createRegisterFollower(deps),
    onTopic: (topic) => topics[topic as Topic]?.(),
    topics: Object.keys(topics),
    log,
    ...(deps.timer ? { timer: deps.timer } : {}),
  });
  const updates = createUpdateWatch({
    ...{ owners: deps.owners, scheduler: deps.scheduler, log },
    names: channels.flatMap((channel) => channel.journalNames),
    isShared: deps.database.peers !== null,
    onTaken: async () => {
      await Promise.all(channels.map((channel) => channel.resume()));
    },
  });
  const reminderHealth = (): PartHealth => {
    if (instance.isLeader()) return { ...reminders.health(), leads: true };
    const why = instance.isTroubled()
      ? 'chưa phối hợp được với các tiến trình khác'
      : channels.length > 0
        ? 'tiến trình khác lập nhắc việc'
        : 'không có kênh nào để nhắc';
    return { ok: !instance.isTroubled(), detail: why, leads: false, lagSeconds: 0 };
  };
  return {
    ...instance,
    updates,
    reminderHealth,
    report: () => {
      deps.metrics.schedulerLeader.set(instance.isLeader() ? 1 : 0);
      deps.metrics.schedulerLagSeconds.set(reminderHealth().lagSeconds ?? 0);
    },
  };
}
