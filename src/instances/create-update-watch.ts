import type { ChannelLog } from '../domain/channel-log.js';
import type { Scheduler } from '../domain/scheduler.js';
import {
  RETIRED_BEAT,
  UNNAMED_OWNER,
  type UpdateOwner,
  type UpdateOwners,
} from '../domain/update-owners.js';
import { BEATS_PER_LEASE, createLeaseWatch, type LeaseWatch } from '../outbox/lease-watch.js';

/** Sees to it that updates taken by a process that is gone are handled by another, and by one only. */
export interface UpdateWatch {
  /**
   * Takes over what is left of processes known to be gone; to be called before updates are taken.
   * Never rejects.
   */
  start(): Promise<void>;
  /** To be called when nothing is handled any more. Idempotent; never rejects. */
  stop(): Promise<void>;
}

export interface UpdateWatchDeps {
  readonly owners: UpdateOwners;
  /** The journal's names for what this process serves: nothing else is taken over. */
  readonly names: readonly string[];
  /** False where no other process can be alive: what others left is then taken over at once. */
  readonly isShared: boolean;
  /** Told when something was taken over after the start. Never rejects. */
  readonly onTaken: () => Promise<void>;
  /** Real time. */
  readonly scheduler: Scheduler;
  readonly log: ChannelLog;
}

/**
 * A process whose beat stands still for so long is taken for dead: somebody waits for an answer,
 * but one that is only slow must not be answered for.
 */
const LEASE_MS = 20_000;
/**
 * Processes older than the beats show that they live only by what they take and finish; one may
 * wait out a rate limit meanwhile.
 */
const UNNAMED_LEASE_MS = 60_000;

/** Beats for this process, and watches the beats of the others. */
export function createUpdateWatch(deps: UpdateWatchDeps): UpdateWatch {
  const { owners, names, scheduler, log } = deps;
  let state: 'idle' | 'running' | 'stopped' = 'idle';
  let cancel: (() => void) | null = null;
  let ticking: Promise<void> = Promise.resolve();
  let isKnown = false;
  let isTroubled = false;
  const isStopped = (): boolean => state === 'stopped';

  const onFault = (error: unknown): void => {
    if (!isTroubled) log.error({ err: error }, 'Chưa tiếp nhận được tin đang chờ xử lý');
    isTroubled = true;
  };
  const onTaken = (count: number): void => {
    if (count === 0) return;
    log.warn({ count }, 'Xử lý tiếp các tin mà một tiến trình đã dừng để lại');
    if (state === 'running') void deps.onTaken();
  };
  const watchLeases = (leaseMs: number, isWatched: (other: UpdateOwner) => boolean): LeaseWatch =>
    createLeaseWatch({
      // The own beats are not among the others'.
      worker: null,
      listWorkers: async () =>
        (await owners.listOthers(names))
          .filter(isWatched)
          .map(({ owner, beat }) => ({ worker: owner, beat })),
      recover: ({ worker, beat }) => owners.takeOver({ owner: worker, beat }, names),
      onRecovered: onTaken,
      ...{ onFault, scheduler, leaseMs },
    });
  const leases = [
    watchLeases(LEASE_MS, ({ owner }) => owner !== UNNAMED_OWNER),
    watchLeases(UNNAMED_LEASE_MS, ({ owner }) => owner === UNNAMED_OWNER),
  ];

  /** Of those who ended by themselves, or of all. */
  const takeOver = async (isGone: (other: UpdateOwner) => boolean): Promise<void> => {
    for (const other of (await owners.listOthers(names)).filter(isGone))
      onTaken((await owners.takeOver(other, names)) ?? 0);
  };

  const beat = async (): Promise<void> => {
    const wasKnown = await owners.beat();
    if (isKnown && !wasKnown)
      log.warn(
        {},
        'Tiến trình này bị coi là đã dừng; tin nó đang xử lý có thể được trả lời hai lần',
      );
    isKnown = true;
  };

  const look = async (): Promise<void> => {
    try {
      await beat();
      await takeOver((other) => other.beat === RETIRED_BEAT);
      for (const watch of leases) await watch.look();
      isTroubled = false;
    } catch (error) {
      onFault(error);
    }
  };

  const tickLater = (): void => {
    cancel = scheduler.after(LEASE_MS / BEATS_PER_LEASE, () => {
      ticking = look().then(() => {
        if (state === 'running') tickLater();
      });
    });
  };

  return {
    start: async () => {
      if (state !== 'idle') return;
      ticking = deps.isShared ? look() : takeOver(() => true).catch(onFault);
      await ticking;
      // Stopped meanwhile, it must not begin to beat.
      if (isStopped()) return;
      state = 'running';
      if (deps.isShared) tickLater();
    },
    stop: async () => {
      if (state === 'stopped') return;
      state = 'stopped';
      cancel?.();
      await Promise.all(leases.map((watch) => watch.stop()));
      await ticking;
      if (deps.isShared) await owners.retire().catch(onFault);
    },
  };
}
