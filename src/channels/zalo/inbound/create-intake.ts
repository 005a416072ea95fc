import type { Inbound } from '../../../domain/chat.js';
import type { Clock } from '../../../domain/clock.js';
import type { UpdateJournal } from '../../../domain/ports.js';
import type { ChannelLog } from '../../../domain/channel-log.js';
import { runInRequest } from '../../../observability/request-context.js';
import { StoppedError } from '../../rate/scheduler.js';
import { describeError } from '../api/describe-error.js';
import { ATTEMPTS_CHANNEL, readAttempt, type AnswerAttempts } from '../delivery/answer-attempts.js';
import type { Persist } from '../persist.js';
import type { BotSelf } from './bot-self.js';
import type { ChatLanes } from './chat-lanes.js';
import { readEvent } from './read-event.js';
import { isFromBot, toInbound } from './to-inbound.js';

/** Takes updates from polling or a webhook: each is written down, then handled, once. */
export interface Intake {
  /** Resolves when the update is journalled (or is none of ours); never rejects. */
  accept(raw: unknown): Promise<void>;
  /** Takes up what a process that is gone journalled and did not finish. */
  resume(): Promise<void>;
}

/** What taking updates needs. */
export interface IntakeDeps {
  readonly journal: UpdateJournal;
  readonly attempts: AnswerAttempts;
  readonly persist: Persist;
  readonly lanes: ChatLanes;
  readonly clock: Clock;
  readonly log: ChannelLog;
  readonly redact: (text: string) => string;
  readonly self: () => BotSelf;
  /** Handles one message to its end, which includes marking it handled. */
  readonly handle: (inbound: Inbound) => Promise<void>;
  /** Told of every message taken for the first time. */
  readonly onReceived: () => Promise<void>;
  /** Aborted when the channel stops: updates are then journalled, not handled. */
  readonly stopping: AbortSignal;
}

/** Nobody waits for an answer to yesterday's question. */
const RESUME_MAX_AGE_MS = 24 * 60 * 60_000;

/** An intake on the update journal; messages of one chat are handled in the order they came. */
export function createIntake(deps: IntakeDeps): Intake {
  const { clock, journal, log } = deps;
  const underway = new Set<string>();
  // Journalled one after the other, so that the journal's order is the order of arrival.
  let journalling = Promise.resolve();

  const enqueue = (inbound: Inbound): void => {
    const { updateId } = inbound;
    // Stays journalled: the next start takes it up.
    if (underway.has(updateId) || deps.stopping.aborted) return;
    underway.add(updateId);
    deps.lanes.run(inbound.chat.chatId, async () => {
      try {
        // Until its answer has arrived, what is logged bears the update's id.
        await runInRequest({ request: `zalo:${updateId}` }, () => deps.handle(inbound));
      } catch (error) {
        // Left unhandled in the journal: the next start takes it up.
        if (error instanceof StoppedError) return;
        log.error(
          { fault: describeError(error, deps.redact), updateId },
          'Zalo: không xử lý được một tin nhắn',
        );
      } finally {
        underway.delete(updateId);
      }
    });
  };

  const read = (raw: unknown): Inbound | null => {
    const event = readEvent(raw);
    if (event === null) {
      log.warn({ type: typeof raw }, 'Zalo: bỏ qua một cập nhật không đọc được');
      return null;
    }
    if (isFromBot(event, deps.self())) return null;
    return toInbound(event, deps.self(), clock.now());
  };

  const journalAndEnqueue = async (raw: unknown): Promise<void> => {
    try {
      const inbound = read(raw);
      if (inbound === null) return;
      const isNew = await deps.persist('record update', () =>
        journal.record('zalo', inbound.updateId, raw, clock.now()),
      );
      if (!isNew) return;
      enqueue(inbound);
      await deps.onReceived();
    } catch (error) {
      if (error instanceof StoppedError) return;
      log.error({ fault: describeError(error, deps.redact) }, 'Zalo: không nhận được một cập nhật');
    }
  };

  return {
    accept: (raw) => {
      journalling = journalling.then(() => journalAndEnqueue(raw));
      return journalling;
    },
    resume: async () => {
      const finish = (updateId: string): Promise<void> =>
        deps.persist('mark handled', () => journal.markHandled('zalo', updateId, clock.now()));
      // Together: an update is only ever seen with what became of its answer.
      const { zalo: left, [ATTEMPTS_CHANNEL]: begun } = await journal.takeLeft(
        'zalo',
        ATTEMPTS_CHANNEL,
      );
      const answered = new Set<string>();
      for (const { attemptId, updateId } of begun.map(readAttempt)) {
        answered.add(updateId);
        // Its answer may stand in the chat already.
        log.warn({ updateId }, 'Zalo: không rõ câu trả lời trước khi dừng đã tới nơi chưa');
        await finish(updateId);
        await deps.persist('settle attempt', () => deps.attempts.settle(attemptId));
      }
      for (const { updateId, payload, receivedAt } of left) {
        if (answered.has(updateId)) continue;
        const inbound = read(payload);
        const isStale = clock.now().getTime() - receivedAt.getTime() > RESUME_MAX_AGE_MS;
        if (inbound === null || isStale) {
          if (isStale) log.warn({ updateId }, 'Zalo: bỏ qua một tin nhắn chờ quá 24 giờ');
          await finish(updateId);
        } else enqueue(inbound);
      }
    },
  };
}
