import { StoppedError } from '../../rate/scheduler.js';
import { laneOf, type TelegramEvent } from '../inbound/read-update.js';
import { createBacklog, isBacklog } from '../intake/backlog.js';
import type { HandleResult, TakenUpdate } from '../intake/create-intake.js';
import type { UpdateLanes } from '../intake/update-lanes.js';
import { answerBacklog } from './answer-backlog.js';
import { createEventHandler, type HandleEventDeps } from './handle-event.js';

export interface UpdateHandlerDeps extends HandleEventDeps {
  readonly lanes: UpdateLanes;
  /** Chats answered, `telegram:123`; null: every chat. */
  readonly allowedChats: readonly string[] | null;
  readonly markHandled: (updateId: string) => Promise<void>;
}

export interface UpdateHandler {
  handle(this: void, event: TelegramEvent, taken: TakenUpdate): Promise<HandleResult>;
  /** What was collected and not answered stays in the journal. */
  stopBacklog(this: void): void;
}

/**
 * Handles events of one chat in order: messages from while the assistant was down are collected and
 * answered together, before the first newer one; everything else at once.
 */
export function createUpdateHandler(deps: UpdateHandlerDeps): UpdateHandler {
  const { lanes, log } = deps;
  const handleEvent = createEventHandler(deps);

  /** Rejects only with a StoppedError. */
  const finishBacklog = async (lane: string): Promise<void> => {
    try {
      const entries = backlog.takeAll(lane);
      if (entries.length > 0) await answerBacklog(entries, deps);
    } catch (error) {
      if (error instanceof StoppedError) throw error;
      log.error({ err: error }, 'Lỗi khi trả lời tin tồn đọng Telegram');
    }
  };
  const backlog = createBacklog(deps.scheduler, (lane) =>
    lanes.add(lane, () => finishBacklog(lane).catch(() => undefined)),
  );

  return {
    handle: async (event, taken) => {
      if (!isAllowed(event, deps.allowedChats)) return 'handled';
      const lane = laneOf(taken.update);
      if (event.type === 'message' && isBacklog(event.inbound.sentAt.getTime(), taken.takenAtMs)) {
        backlog.add(lane, { updateId: taken.updateId, event });
        return 'deferred';
      }
      await finishBacklog(lane);
      await handleEvent(event, taken);
      return 'handled';
    },
    stopBacklog: () => backlog.stop(),
  };
}

/** Whether the event's chat is one that is answered. */
function isAllowed(event: TelegramEvent, allowed: readonly string[] | null): boolean {
  if (allowed === null || event.type === 'migration') return true;
  const chat =
    event.type === 'message'
      ? event.inbound.chat
      : event.type === 'tap'
        ? event.under?.chat
        : event.chat;
  return chat === undefined || allowed.includes(`telegram:${chat.chatId}`);
}
