import {
  chatKey,
  PAGE_SIZE,
  type ChannelName,
  type ChatReply,
  type Inbound,
} from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { Assistant, Reply, ReplyContext } from '../domain/conversation.js';
import type {
  ChatStore,
  ConversationStore,
  FeedbackStore,
  StoredView,
  ViewStore,
} from '../domain/ports.js';
import type { Query } from '../domain/query.js';
import { answerReply } from './answer-reply.js';

export interface ChatQuestionsDeps {
  /** The assistant on the active register version; asked for at every turn. */
  readonly assistant: () => Assistant;
  readonly conversations: ConversationStore;
  readonly views: ViewStore;
  readonly chats: ChatStore;
  readonly feedback: FeedbackStore;
  readonly clock: Clock;
  /** Short, URL-safe, unguessable enough not to collide; at most 12 characters. */
  readonly newViewId: () => string;
  /** Told of every answer, for metrics and counts. */
  readonly onAnswer?: (
    intent: string,
    refused: boolean,
    tookMs: number,
    channel: ChannelName,
  ) => void;
}

/** How an answer is shown. */
export interface ShowOptions {
  readonly page?: number;
  readonly replaces?: boolean;
  /** One more line at its end. */
  readonly note?: string;
}

/** Questions of a chat, answered in its conversation and kept as views for its buttons. */
export interface ChatQuestions {
  /** Answers a text as typed. */
  ask(inbound: Inbound, text: string, options?: ShowOptions): Promise<ChatReply>;
  /** Answers an understood question, under a view of its own. */
  show(inbound: Inbound, question: string, query: Query, options?: ShowOptions): Promise<ChatReply>;
  /** Answers a view's question anew, under the same view. */
  showAgain(view: StoredView, page: number, note?: string): Promise<ChatReply>;
  /** A view's question on the active register, today; nothing is kept. */
  run(view: StoredView): Promise<Reply>;
}

/** Questions asked in chats: what was said before, and what is kept for what comes next. */
export function createChatQuestions(deps: ChatQuestionsDeps): ChatQuestions {
  const { clock, views, conversations } = deps;

  const contextOf = async (key: string): Promise<ReplyContext> => ({
    now: clock.now(),
    conversation: await conversations.find(key),
    ownAgency: (await deps.chats.find(key))?.ownAgency ?? null,
    pageSize: PAGE_SIZE,
  });

  const keep = async (
    view: Pick<StoredView, 'id' | 'chatKey' | 'question' | 'query'>,
    { conversation }: Reply,
    registerVersion: number,
  ): Promise<void> => {
    await views.save({
      ...view,
      askedAt: clock.now(),
      registerVersion,
      ownAgency: null,
      taskIds: conversation.taskIds,
    });
    await conversations.save(view.chatKey, conversation);
  };

  const runOn = async (assistant: Assistant, view: StoredView): Promise<Reply> =>
    assistant.answerQuery(view.query, await contextOf(view.chatKey));

  return {
    run: (view) => runOn(deps.assistant(), view),
    async ask(inbound, text, options = {}) {
      const key = chatKey(inbound.chat);
      const startedAt = clock.now().getTime();
      // One version from question to record, whatever is loaded meanwhile.
      const assistant = deps.assistant();
      const reply = assistant.reply(text, await contextOf(key));
      const { answer, conversation } = reply;
      const tookMs = clock.now().getTime() - startedAt;
      deps.onAnswer?.(answer.intent, answer.refused, tookMs, inbound.chat.channel);
      if (answer.refused)
        await deps.feedback.add({
          kind: 'unanswered',
          chatKey: key,
          senderId: inbound.sender.id,
          question: text,
          comment: null,
          at: clock.now(),
        });
      const id = deps.newViewId();
      const view = { id, chatKey: key, question: text, query: answer.query };
      await keep(view, reply, assistant.registerVersion);
      return answerReply(answer, {
        replaces: inbound.isEdit,
        ...options,
        viewId: id,
        // "tiếp" goes on where the list stood.
        page: Math.ceil(conversation.shownFrom / PAGE_SIZE),
      });
    },
    async show(inbound, question, query, options = {}) {
      const key = chatKey(inbound.chat);
      const assistant = deps.assistant();
      const reply = assistant.answerQuery(query, await contextOf(key));
      const id = deps.newViewId();
      const view = { id, chatKey: key, question, query: reply.answer.query };
      await keep(view, reply, assistant.registerVersion);
      return answerReply(reply.answer, { page: 1, replaces: false, ...options, viewId: id });
    },
    async showAgain(view, page, note) {
      const assistant = deps.assistant();
      const reply = await runOn(assistant, view);
      const shown = answerReply(reply.answer, {
        viewId: view.id,
        page,
        replaces: true,
        ...(note === undefined ? {} : { note }),
      });
      const shownFrom = (shown.page - 1) * PAGE_SIZE + 1;
      const conversation = { ...reply.conversation, shownFrom };
      await keep(view, { ...reply, conversation }, assistant.registerVersion);
      return shown;
    },
  };
}
