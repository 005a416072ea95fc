import type { LiveClaims } from '../storage/amendments/create-live-claims.js';
import type { Database } from '../storage/database.js';
import type { Reminders } from '../open-reminders.js';
import type { Publisher } from '../register/create-publisher.js';
import type { SchedulerLog } from '../scheduler/scheduler-log.js';
import type { WakeTimer } from '../scheduler/timer.js';
import type { Topic } from '../storage/peers.js';
import { createInstance, type Instance } from './create-instance.js';
import { createRegisterFollower } from './create-register-follower.js';

export interface OpenInstanceDeps {
  readonly database: Database;
  readonly publisher: Publisher;
  readonly claims: LiveClaims;
  readonly reminders: Pick<Reminders, 'start' | 'stop' | 'poke'>;
  /** Whether messages can be sent from here. */
  readonly hasChannels: boolean;
  readonly log: SchedulerLog;
  readonly timer?: WakeTimer | undefined;
}

/** What several processes on one database share among them: reminders are run by the leader alone. */
export function openInstance(deps: OpenInstanceDeps): Instance {
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
  return createInstance({
    peers: deps.database.peers,
    canLead: deps.hasChannels,
    onLead: () => reminders.start(),
    onLeadEnd: () => reminders.stop(),
    follow: createRegisterFollower(deps),
    onTopic: (topic) => topics[topic as Topic]?.(),
    topics: Object.keys(topics),
    log,
    ...(deps.timer ? { timer: deps.timer } : {}),
  });
}
