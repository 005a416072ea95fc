import { chatKey, type ChatRef } from '../../../domain/chat.js';
import type { ChannelLog } from '../../../domain/channel-log.js';
import { StoppedError } from '../../rate/scheduler.js';
import { summariseBacklog, type BacklogEntry } from '../intake/backlog.js';
import { deliverReply, type DeliverDeps } from '../send/deliver-reply.js';

export interface AnswerBacklogDeps extends DeliverDeps {
  readonly markHandled: (updateId: string) => Promise<void>;
  readonly log: ChannelLog;
}

/**
 * Answers the old messages of a chat with one message in each of its conversations (topics).
 * Rejects with a StoppedError where the channel stops first; they are then still in the journal.
 */
export async function answerBacklog(
  entries: readonly BacklogEntry[],
  deps: AnswerBacklogDeps,
): Promise<void> {
  const conversations = new Map<string, { chat: ChatRef; entries: BacklogEntry[] }>();
  for (const entry of entries) {
    const { chat } = entry.event.inbound;
    const known = conversations.get(chatKey(chat)) ?? { chat, entries: [] };
    known.entries.push(entry);
    conversations.set(chatKey(chat), known);
  }
  for (const conversation of conversations.values()) {
    const { failure } = await deliverReply(
      conversation.chat,
      summariseBacklog(conversation.entries),
      { replyTo: null, edits: [], priority: 'answer' },
      deps,
    );
    if (failure?.kind === 'unauthorized') throw new StoppedError();
    if (failure)
      deps.log.warn(
        { chat: conversation.chat.kind, reason: failure.reason },
        'Không gửi được tóm tắt tin tồn đọng tới hội thoại Telegram',
      );
    for (const { updateId } of conversation.entries) await deps.markHandled(updateId);
  }
}
