import type { Clock } from '../../../domain/clock.js';
import type { UpdateJournal } from '../../../domain/ports.js';
import type { ChannelLog } from '../../../domain/channel-log.js';
import { runInRequest } from '../../../observability/request-context.js';
import { StoppedError } from '../../rate/scheduler.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import type { BotIdentity } from '../inbound/read-addressing.js';
import { laneOf, readUpdate, type TelegramEvent } from '../inbound/read-update.js';
import { findUpdateId, updateSchema, type TelegramUpdate } from '../inbound/update-schema.js';
import type { UpdateLanes } from './update-lanes.js';

/** The journal's name for this channel. */
export const JOURNAL_CHANNEL = 'telegram';

/** An update that was written down and waits to be handled. */
export interface TakenUpdate {
  readonly updateId: string;
  readonly update: TelegramUpdate;
  /** Real time at which it was fetched or posted, epoch milliseconds. */
  readonly takenAtMs: number;
  /** Left over by a process that ended: it may have been answered already. */
  readonly isResumed: boolean;
}

/** `deferred`: whoever took it over marks it handled. */
export type HandleResult = 'handled' | 'deferred';

export interface IntakeDeps {
  readonly journal: UpdateJournal;
  readonly lanes: UpdateLanes;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: ChannelLog;
  /** Resolves once Telegram has been reached. */
  readonly whenIdentified: Promise<BotIdentity>;
  /** The same at once, or null before. */
  readonly identity: () => BotIdentity | null;
  readonly handle: (event: TelegramEvent, taken: TakenUpdate) => Promise<HandleResult>;
}

/** Takes updates from polling or the webhook: written down first, then handled in their lane. */
export interface Intake {
  /**
   * Writes down and queues one update; resolves when it is written. An update seen before, of an
   * unknown shape, or not meant for the assistant (talk in a group) is dropped unwritten. Throws
   * where it cannot be written down: it must be delivered again.
   */
  take(raw: unknown): Promise<void>;
  /** Queues what a process that is gone took and did not finish. */
  resume(): Promise<void>;
  /** Never throws. */
  markHandled(updateId: string): Promise<void>;
}

/** Writes every update down before it is handled, and takes each once. */
export function createIntake(deps: IntakeDeps): Intake {
  const { journal, lanes, clock, scheduler, log } = deps;

  const markHandled = async (updateId: string): Promise<void> => {
    try {
      await journal.markHandled(JOURNAL_CHANNEL, updateId, clock.now());
    } catch (error) {
      log.error({ updateId, err: error }, 'Không ghi được cập nhật Telegram đã xử lý');
    }
  };

  const handle = async (taken: TakenUpdate): Promise<void> => {
    const { updateId, update } = taken;
    try {
      const event = readUpdate(update, await deps.whenIdentified, taken.takenAtMs);
      const result = event === null ? 'handled' : await deps.handle(event, taken);
      if (result === 'handled') await markHandled(updateId);
    } catch (error) {
      // Left in the journal: the next start takes it up again.
      if (error instanceof StoppedError) return;
      log.error({ updateId, err: error }, 'Lỗi khi xử lý cập nhật Telegram');
      await markHandled(updateId);
    }
  };

  const parse = (raw: unknown): TelegramUpdate | null => {
    const parsed = updateSchema.safeParse(raw);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 3);
    log.warn({ updateId: findUpdateId(raw), where }, 'Bỏ qua cập nhật Telegram sai dạng');
    return null;
  };

  /** Until its answer has arrived, what is logged bears the update's id. */
  const queue = (taken: TakenUpdate): void =>
    lanes.add(laneOf(taken.update), () =>
      runInRequest({ request: `${JOURNAL_CHANNEL}:${taken.updateId}` }, () => handle(taken)),
    );

  return {
    markHandled,
    take: async (raw) => {
      const update = parse(raw);
      if (update === null) return;
      const updateId = String(update.update_id);
      const me = deps.identity();
      if (me !== null && readUpdate(update, me, scheduler.nowMs()) === null) return;
      if (!(await journal.record(JOURNAL_CHANNEL, updateId, raw, clock.now()))) return;
      queue({ updateId, update, takenAtMs: scheduler.nowMs(), isResumed: false });
    },
    resume: async () => {
      const { [JOURNAL_CHANNEL]: left } = await journal.takeLeft(JOURNAL_CHANNEL);
      if (left.length > 0)
        log.info({ count: left.length }, 'Xử lý tiếp các cập nhật Telegram còn dở');
      for (const { updateId, payload } of left) {
        const update = parse(payload);
        if (update === null) await markHandled(updateId);
        else queue({ updateId, update, takenAtMs: scheduler.nowMs(), isResumed: true });
      }
    },
  };
}
