import { plainReply } from '../../../domain/plain-reply.js';
import type { ChatHandler, ChatReply, ChatRef } from '../../../domain/chat.js';
import type { Inbound, Sender } from '../../../domain/chat.js';
import type { OnReply } from '../../reply-outcome.js';
import type { ChannelLog } from '../../../domain/channel-log.js';
import type { UserRate, UserRateVerdict } from '../../rate/create-user-rate.js';
import { StoppedError } from '../../rate/scheduler.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import type {
  MembershipEvent,
  MessageEvent,
  TapEvent,
  TelegramEvent,
} from '../inbound/read-update.js';
import type { TakenUpdate } from '../intake/create-intake.js';
import type { ChatChanges } from '../send/chat-changes.js';
import type { TelegramGateway } from '../send/create-gateway.js';
import { deliverReply, type DeliverDeps } from '../send/deliver-reply.js';
import type { AnswerMessages } from './answer-messages.js';
import { CHANNEL_TEXTS } from './channel-texts.js';
import type { ChatAdmins } from './chat-admins.js';
import { toInboundFile, type FileSource } from './fetch-file.js';
import { showTypingDuring } from './show-typing.js';

/** A tap is answered at the latest after this long: the button shows a spinner until then. */
const TAP_ANSWER_MS = 3000;
/** Albums remembered; their photos come within a second. */
const MAX_ALBUMS = 200;

export interface HandleEventDeps extends DeliverDeps {
  readonly handler: ChatHandler;
  readonly gateway: TelegramGateway;
  readonly scheduler: Scheduler;
  readonly changes: ChatChanges;
  readonly admins: ChatAdmins;
  readonly answers: AnswerMessages;
  readonly files: FileSource;
  readonly userRate: UserRate;
  readonly onReply: OnReply;
  readonly log: ChannelLog;
}

/** Does what an event asks for; resolves when its answer has arrived or was given up. */
export type EventHandler = (event: TelegramEvent, taken: TakenUpdate) => Promise<void>;

/** Rejects only with a StoppedError: the event is then to be handled after the next start. */
export function createEventHandler(deps: HandleEventDeps): EventHandler {
  const { handler, gateway, scheduler, changes, log } = deps;
  const albums = new Set<string>();

  const judgeRate = (chat: ChatRef, sender: Sender, taken: TakenUpdate): UserRateVerdict =>
    deps.userRate.judge(`${chat.chatId} ${sender.id}`, taken.takenAtMs);

  const withRole = async (chat: ChatRef, sender: Sender): Promise<Sender> =>
    chat.kind === 'private' || sender.isChatAdmin !== null
      ? sender
      : { ...sender, isChatAdmin: await deps.admins.isAdmin(chat.chatId, sender.id) };

  /** The handler's reply; an apology where it fails. The failure is logged without the text. */
  const ask = async (inbound: Inbound): Promise<ChatReply | null> => {
    try {
      return await showTypingDuring(
        inbound.chat,
        () => handler.handle(inbound),
        gateway,
        scheduler,
      );
    } catch (error) {
      log.error({ updateId: inbound.updateId, err: error }, 'Lỗi khi trả lời tin Telegram');
      return plainReply(CHANNEL_TEXTS.failed);
    }
  };

  const send = async (
    chat: ChatRef,
    reply: ChatReply,
    replyTo: string | null,
    edits: readonly number[],
  ): Promise<readonly number[]> => {
    const delivery = await deliverReply(chat, reply, { replyTo, edits, priority: 'answer' }, deps);
    const { failure, messageIds } = delivery;
    // With a new token the next start answers what is left in the journal.
    if (failure?.kind === 'unauthorized') throw new StoppedError();
    if (failure?.kind === 'chat_gone') await changes.markGone(chat);
    if (failure?.kind === 'topic_gone') await changes.markTopicGone(chat);
    deps.onReply(failure === null ? 'sent' : failure.kind === 'unknown' ? 'unknown' : 'failed');
    if (failure)
      log.warn(
        { chat: chat.kind, reason: failure.reason },
        'Không gửi được trả lời tới hội thoại Telegram',
      );
    return messageIds;
  };

  const isRepeatedAlbum = ({ albumId, inbound }: MessageEvent): boolean => {
    if (albumId === null || inbound.isEdit) return false;
    const key = `${inbound.chat.chatId} ${albumId}`;
    if (albums.has(key)) return true;
    if (albums.size >= MAX_ALBUMS) albums.clear();
    albums.add(key);
    return false;
  };

  const onMessage = async (event: MessageEvent, taken: TakenUpdate): Promise<void> => {
    const { attached } = event;
    const { chat, messageId, isEdit } = event.inbound;
    if (isRepeatedAlbum(event)) return;
    const sent = messageId === null ? [] : await deps.answers.find(chat, messageId);
    // The process ended between sending the answer and writing that down.
    if (taken.isResumed && !isEdit && sent.length > 0) return;
    const verdict = judgeRate(chat, event.inbound.sender, taken);
    if (verdict === 'drop') return;
    const reply =
      verdict === 'notify'
        ? plainReply(CHANNEL_TEXTS.tooFast)
        : await ask({
            ...event.inbound,
            sender: await withRole(chat, event.inbound.sender),
            file: attached === null ? null : toInboundFile(attached, deps.files),
          });
    if (reply === null) return;
    // In a group several people ask at once: the answer shows which message it is for.
    const replyTo = chat.kind === 'group' ? messageId : null;
    const messageIds = await send(chat, reply, replyTo, isEdit ? sent : []);
    if (messageId !== null) await deps.answers.save(chat, messageId, messageIds);
  };

  const onTap = async (event: TapEvent, taken: TakenUpdate): Promise<void> => {
    const { action, callbackId, under } = event;
    let isAnswered = false;
    const answer = async (toast: string | null): Promise<void> => {
      if (isAnswered) return;
      isAnswered = true;
      // Too late or failed: the spinner ends by itself, and the reply follows all the same.
      await gateway.answerCallback(callbackId, toast);
    };
    if (action === null || under === null) return answer(CHANNEL_TEXTS.unknownButton);
    const { chat, messageId } = under;
    const verdict = judgeRate(chat, event.sender, taken);
    if (verdict !== 'take') return answer(verdict === 'notify' ? CHANNEL_TEXTS.tooFast : null);
    const cancel = scheduler.after(TAP_ANSWER_MS, () => void answer(null));
    try {
      const reply = await ask({
        updateId: event.updateId,
        chat,
        sender: await withRole(chat, event.sender),
        kind: 'text',
        text: '',
        command: null,
        action,
        messageId: String(messageId),
        isEdit: false,
        sentAt: new Date(taken.takenAtMs),
        file: null,
      });
      await answer(reply?.toast ?? null);
      // A thumb gets its thanks where it was given, not as one more message.
      const isThanksOnly = action.type === 'rate' && reply?.toast !== null;
      if (reply === null || isThanksOnly) return;
      await send(chat, reply, null, reply.replaces ? [messageId] : []);
    } finally {
      cancel();
      await answer(null);
    }
  };

  const onMembership = async (event: MembershipEvent): Promise<void> => {
    if (!event.isMember) return changes.markGone(event.chat);
    await changes.markActive(event.chat);
    // A group that became a supergroup knows the assistant already.
    if (event.wasMember || !event.isGreetable || changes.isMoved(event.chat.chatId)) return;
    const reply = await ask({
      updateId: event.updateId,
      chat: event.chat,
      sender: await withRole(event.chat, event.by),
      kind: 'text',
      text: '',
      command: { name: 'start', args: '' },
      action: null,
      messageId: null,
      isEdit: false,
      sentAt: new Date(scheduler.nowMs()),
      file: null,
    });
    if (reply !== null) await send(event.chat, reply, null, []);
  };

  return (event, taken) => {
    switch (event.type) {
      case 'message':
        return onMessage(event, taken);
      case 'tap':
        return onTap(event, taken);
      case 'membership':
        return onMembership(event);
      case 'migration':
        return changes.move(event.fromChatId, event.toChatId);
    }
  };
}
