import { createRunner, createSource, type UpdateSink } from '@grammyjs/runner';
import type { Api } from 'grammy';
import type { ChannelLog } from '../../../domain/channel-log.js';
import { StorageError } from '../../../domain/errors.js';
import { sleep, StoppedError } from '../../rate/scheduler.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import { ALLOWED_UPDATES, findUpdateId } from '../inbound/update-schema.js';
import type { TelegramGateway } from '../send/create-gateway.js';
import type { CallResult } from '../send/telegram-failure.js';
import type { Intake } from './create-intake.js';
import type { Outage } from './outage.js';
import type { UpdateLanes } from './update-lanes.js';

/** Most updates Telegram gives at once. */
const MAX_BATCH = 100;
/** Updates taken and not finished; beyond it the next ones wait at Telegram. */
const MAX_TAKEN = 1000;

/** Waits after a failed poll, doubled each time. */
const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 30_000;
/** The other process needs a while to be stopped. */
const CONFLICT_BACKOFF_MS = 10_000;

/** Name under which polling reports an outage. */
const POLL = 'poll';

export interface PollDeps {
  readonly gateway: TelegramGateway;
  readonly intake: Intake;
  readonly lanes: UpdateLanes;
  readonly scheduler: Scheduler;
  readonly log: ChannelLog;
  /** Network and server failures. */
  readonly outage: Outage;
  /** Another process polls. */
  readonly conflict: Outage;
  /** Updates cannot be written down. */
  readonly journalOutage: Outage;
  readonly pollSeconds: number;
  /** Aborted when the channel stops. */
  readonly signal: AbortSignal;
}

export interface Poller {
  start(): void;
  /** Interrupts the poll that waits. */
  stop(): void;
}

/**
 * Long polling by grammY's runner: the next updates are asked for only when the last ones are
 * written down, and as many as there is room for. Failures are waited out; a revoked token ends it.
 */
export function createPoller(deps: PollDeps): Poller {
  const { gateway, intake, lanes, scheduler, signal } = deps;
  let offset = 0;

  const fetchBatch = (
    limit: number,
    waitSeconds: number,
    abort: Parameters<Api['raw']['getUpdates']>[1],
  ): Promise<CallResult<unknown>> =>
    gateway.call((raw) =>
      raw.getUpdates(
        { offset, limit, timeout: waitSeconds, allowed_updates: ALLOWED_UPDATES },
        abort,
      ),
    );

  const supply = async (
    room: number,
    abort: NonNullable<Parameters<Api['raw']['getUpdates']>[1]>,
  ): Promise<unknown[]> => {
    const limit = Math.max(1, Math.min(MAX_BATCH, room));
    let waitSeconds = deps.pollSeconds;
    let backoffMs = FIRST_BACKOFF_MS;
    for (;;) {
      const result = await fetchBatch(limit, waitSeconds, abort);
      // A poll that was broken off tells nothing of the network.
      if (signal.aborted || abort.aborted) throw new StoppedError();
      if (result.ok && Array.isArray(result.value)) {
        deps.outage.end(POLL);
        deps.conflict.end();
        return result.value as unknown[];
      }
      // Answered at once, the next poll tells whether the trouble is over.
      waitSeconds = 0;
      const kind = result.ok ? 'server' : result.failure.kind;
      const reason = result.ok ? 'getUpdates: không phải danh sách' : result.failure.reason;
      if (kind === 'unauthorized') throw new StoppedError();
      if (kind === 'conflict') {
        deps.outage.end(POLL);
        deps.conflict.begin(reason);
        await sleep(scheduler, CONFLICT_BACKOFF_MS, signal);
        continue;
      }
      if (kind !== 'rate') deps.outage.begin(reason, POLL);
      const askedMs = result.ok ? null : result.failure.retryAfterMs;
      await sleep(scheduler, askedMs ?? backoffMs, signal);
      backoffMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2);
    }
  };

  /** Writes an update down, however long the database takes to come back. */
  const takeSurely = async (update: unknown): Promise<void> => {
    for (let backoffMs = FIRST_BACKOFF_MS; ; backoffMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2))
      try {
        await intake.take(update);
        deps.journalOutage.end();
        return;
      } catch (error) {
        // Only a StorageError's words are the program's own.
        deps.journalOutage.begin(error instanceof StorageError ? error.message : 'lỗi không rõ');
        await sleep(scheduler, backoffMs, signal);
      }
  };

  const handle = async (updates: unknown[]): Promise<number> => {
    let isAdvanced = updates.length === 0;
    for (const update of updates) {
      await takeSurely(update);
      const id = findUpdateId(update);
      // Asking for more than an update's id tells Telegram that it was taken.
      // Ids may start anew lower after a quiet week.
      if (id === null) continue;
      offset = id + 1;
      isAdvanced = true;
    }
    // Updates without a usable id would come again at once, for ever.
    if (!isAdvanced) await sleep(scheduler, FIRST_BACKOFF_MS, signal);
    return lanes.roomBelow(MAX_TAKEN);
  };

  const sink: UpdateSink<unknown> = { handle, size: () => lanes.size(), snapshot: () => [] };
  const runner = createRunner(createSource<unknown>({ supply }), sink);

  return {
    start: () => {
      runner.start();
      runner.task()?.catch((error: unknown) => {
        if (!(error instanceof StoppedError))
          deps.log.error({ err: error }, 'Vòng nhận tin Telegram dừng vì lỗi');
      });
    },
    stop: () => {
      if (runner.isRunning()) runner.stop()?.catch(() => undefined);
    },
  };
}
