import type { SchedulerLog } from '../scheduler/scheduler-log.js';
import { systemTimer, type WakeTimer } from '../scheduler/timer.js';
import type { PeerConnection, Peers } from '../storage/peers.js';

/** This process among those that run on the same database. */
export interface Instance {
  /** Idempotent. */
  start(): void;
  /** Gives the lead up, so that another process can take it at once. Idempotent. */
  stop(): Promise<void>;
  isLeader(): boolean;
  /** Whether it cannot reach the database, or what joins it with the others. */
  isTroubled(): boolean;
}

export interface InstanceDeps {
  /** Null where the engine has none: every process then leads, and finds changes by looking. */
  readonly peers: Peers | null;
  /** Whether it can do a leader's work; one that cannot only follows. */
  readonly canLead: boolean;
  readonly onLead: () => void;
  /** Called where it leads no more, and at a stop. */
  readonly onLeadEnd: () => Promise<void>;
  /** Takes over what another process has changed; called each second, and at once on a notice. */
  readonly follow: () => Promise<void>;
  /** Another process, or this one, announced `topic`; called with each once connected anew. */
  readonly onTopic: (topic: string) => void;
  /** What may have been announced while there was no connection. */
  readonly topics: readonly string[];
  readonly log: SchedulerLog;
  readonly timer?: WakeTimer;
}

/** Half of the two seconds within which a change is to be noticed, whatever became of its notice. */
const LOOK_EVERY_MS = 1_000;

/**
 * Leads where no other process does, and notices what others change. Nothing rests on there being
 * only one leader: what it does is keyed, so that two of them for a moment do nothing twice.
 */
export function createInstance(deps: InstanceDeps): Instance {
  const { peers, log, timer = systemTimer } = deps;
  let isActive = false;
  let isLeader = false;
  let connection: PeerConnection | null = null;
  let cancel: (() => void) | null = null;
  let looking: Promise<void> | null = null;
  let isNoticed = false;
  let isTroubled = false;
  /** One after another: a lead that ends is over before it can begin again. */
  let ending: Promise<void> = Promise.resolve();

  const setLeader = (leads: boolean): void => {
    if (leads === isLeader) return;
    isLeader = leads;
    log.info(
      { leads },
      leads ? 'Tiến trình này lập nhắc việc' : 'Tiến trình này thôi lập nhắc việc',
    );
    if (leads) deps.onLead();
    else ending = ending.then(deps.onLeadEnd).catch(report);
  };

  const report = (error: unknown): void => {
    if (!isTroubled) log.error({ err: error }, 'Chưa phối hợp được với các tiến trình khác');
    isTroubled = true;
  };

  const connect = async (from: Peers): Promise<PeerConnection> => {
    const opened = await from.connect({
      onNotice: (topic) => {
        deps.onTopic(topic);
        isNoticed = true;
        wake();
      },
      onLost: () => {
        connection = null;
        setLeader(false);
      },
    });
    for (const topic of deps.topics) deps.onTopic(topic);
    return opened;
  };

  const look = async (): Promise<void> => {
    isNoticed = false;
    if (peers) {
      connection ??= await connect(peers);
      if (deps.canLead) {
        const leads = await connection.lead();
        await ending;
        // It may have been lost, or this process stopped, while that was awaited.
        setLeader(leads && isActive && connection !== null);
      }
    }
    await deps.follow();
    isTroubled = false;
  };

  const wake = (): void => {
    cancel?.();
    cancel = null;
    if (!isActive || looking) return;
    looking = look()
      .catch(report)
      .finally(() => {
        looking = null;
        if (isActive) cancel = timer.after(isNoticed ? 0 : LOOK_EVERY_MS, wake);
      });
  };

  return {
    start() {
      if (isActive) return;
      isActive = true;
      if (!peers && deps.canLead) setLeader(true);
      wake();
    },
    async stop() {
      isActive = false;
      cancel?.();
      cancel = null;
      await looking;
      const held = connection;
      connection = null;
      setLeader(false);
      await ending;
      await held?.close();
    },
    isLeader: () => isLeader,
    isTroubled: () => isTroubled,
  };
}
