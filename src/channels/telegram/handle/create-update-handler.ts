import type { ChatRef } from '../../../domain/chat.js';
import type { Doorkeeper } from '../../doorkeeper.js';
import { StoppedError } from '../../rate/scheduler.js';
import { laneOf, type TelegramEvent } from '../inbound/read-update.js';
import { createBacklog, isBacklog } from '../intake/backlog.js';
import type { HandleResult, TakenUpdate } from '../intake/create-intake.js';
import type { UpdateLanes } from '../intake/update-lanes.js';
import { deliverReply } from '../send/deliver-reply.js';
import { answerBacklog } from './answer-backlog.js';
import { createEventHandler, type HandleEventDeps } from './handle-event.js';

export interface UpdateHandlerDeps extends HandleEventDeps {
  readonly lanes: UpdateLanes;
  readonly doorkeeper: Doorkeeper;
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

  /** Tells a chat outside the list, once, that it is not served; being added to it is no question. */
  const turnAway = async (event: TelegramEvent, chat: ChatRef): Promise<void> => {
    if (event.type === 'tap') await deps.gateway.answerCallback(event.callbackId, null);
    if (event.type !== 'message') return;
    const reply = await deps.doorkeeper.refuse(chat);
    const replyTo = chat.kind === 'group' ? event.inbound.messageId : null;
    if (reply) await deliverReply(chat, reply, { replyTo, edits: [], priority: 'answer' }, deps);
  };

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
      const chat = chatOf(event);
      if (chat !== null && !deps.doorkeeper.isAllowed(chat)) {
        await turnAway(event, chat);
        return 'handled';
      }
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

/** The chat an event belongs to; null where that is not one to be let in or not. */
function chatOf(event: TelegramEvent): ChatRef | null {
  switch (event.type) {
    case 'message':
      return event.inbound.chat;
    case 'tap':
      return event.under?.chat ?? null;
    case 'membership':
      return event.chat;
    case 'migration':
      return null;
  }
}
