import type { Answer, AnswerTask } from '../../../src/domain/answer.js';
import type { ChatAction, ChatRef, ChatReply, Inbound } from '../../../src/domain/chat.js';
import type { Assistant, Reply, ReplyContext } from '../../../src/domain/conversation.js';
import type { Query } from '../../../src/domain/query.js';
import { createChatHandler } from '../../../src/chat/create-chat-handler.js';
import type { ChatFeature } from '../../../src/chat/feature.js';
import { plainView } from '../../../src/domain/plain-reply.js';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import { createConversationStore } from '../../../src/storage/chats/create-conversation-store.js';
import { createFeedbackStore } from '../../../src/storage/chats/create-feedback-store.js';
import { createViewStore } from '../../../src/storage/chats/create-view-store.js';
import type { Database } from '../../../src/storage/database.js';
import { openDatabase } from '../../../src/storage/open-database.js';

/** An assistant that knows lists of `count` tasks; its answers tell what it was asked. */
export class FakeAssistant implements Assistant {
  registerVersion = 1;
  /** Tasks of every list; renamed by a test to play a change of the data. */
  ids = Array.from({ length: 12 }, (_, index) => `t${index + 1}`);
  readonly asked: { text: string; context: ReplyContext }[] = [];

  reply(text: string, context: ReplyContext): Reply {
    this.asked.push({ text, context });
    if (text === 'từ chối') return this.toReply({ intent: 'out_of_scope', text }, context, true);
    if (text === 'mơ hồ') return this.toReply({ intent: 'clarify', text }, context);
    if (text === 'tiếp' && context.conversation) {
      const { query, shownFrom } = context.conversation;
      const reply = this.toReply(query, context);
      const from = shownFrom + (context.pageSize ?? 10);
      return { ...reply, conversation: { ...reply.conversation, shownFrom: from } };
    }
    return this.toReply({ intent: 'task_list', text, tasks: {} }, context);
  }

  answerQuery(query: Query, context: ReplyContext): Reply {
    return this.toReply(query, context);
  }

  private toReply(query: Query, context: ReplyContext, refused = false): Reply {
    const isDetail = query.intent === 'task_detail';
    const isClarify = query.intent === 'clarify';
    const ids = refused || isDetail ? [] : isClarify ? this.ids.slice(0, 2) : this.ids;
    const items = ids.map((id) => ({ taskId: id, title: id, facts: [], citation: '' }));
    const headline = isDetail
      ? `Chi tiết ${query.taskIds?.join() ?? ''}`
      : `${query.text ?? ''} ${JSON.stringify(query.tasks ?? {})}`;
    const answer: Answer = {
      question: query.text ?? '',
      intent: query.intent,
      text: headline,
      refused,
      clarify: isClarify,
      tasks: ids.map((id) => ({ id }) as AnswerTask),
      indicators: [],
      passages: [],
      query,
      view: {
        ...plainView(headline),
        groups: items.length > 0 ? [{ title: null, items }] : [],
        choices: isClarify ? ids.map((id) => ({ label: id, utterance: id })) : [],
        notes: isClarify ? ['Trả lời bằng số.'] : [],
      },
    };
    return {
      answer,
      conversation: {
        query,
        taskIds: ids,
        choices: answer.view.choices.map(({ utterance }) => utterance),
        shownFrom: 1,
        atMs: context.now.getTime(),
      },
    };
  }
}

export const PRIVATE: ChatRef = {
  channel: 'telegram',
  chatId: '11',
  threadId: null,
  kind: 'private',
};
export const GROUP: ChatRef = { ...PRIVATE, chatId: '-5', kind: 'group' };

/** The chat handler on a database in memory. */
export class ChatRig {
  readonly assistant = new FakeAssistant();
  readonly answers: string[] = [];
  nowAt = new Date('2024-07-15T02:00:00Z');
  private views = 0;
  readonly handle: (inbound: Inbound) => Promise<ChatReply>;

  private constructor(
    readonly database: Database,
    features: (rig: ChatRig) => readonly ChatFeature[],
  ) {
    const handler = createChatHandler({
      ...this.stores,
      assistant: () => this.assistant,
      clock: { now: () => this.nowAt },
      timeZone: 'Asia/Ho_Chi_Minh',
      newViewId: () => `v${(this.views += 1)}`,
      onAnswer: (intent) => this.answers.push(intent),
      features: features(this),
    });
    this.handle = async (inbound) => {
      const reply = await handler.handle(inbound);
      if (!reply) throw new Error('nothing was said');
      return reply;
    };
  }

  static async open(
    features: (rig: ChatRig) => readonly ChatFeature[] = () => [],
  ): Promise<ChatRig> {
    return new ChatRig(await openDatabase('sqlite::memory:'), features);
  }

  get stores(): {
    chats: ReturnType<typeof createChatStore>;
    conversations: ReturnType<typeof createConversationStore>;
    views: ReturnType<typeof createViewStore>;
    feedback: ReturnType<typeof createFeedbackStore>;
  } {
    const { database } = this;
    return {
      chats: createChatStore(database),
      conversations: createConversationStore(database),
      views: createViewStore(database),
      feedback: createFeedbackStore(database),
    };
  }

  inbound(parts: Partial<Inbound> = {}): Inbound {
    return {
      updateId: '1',
      chat: PRIVATE,
      sender: { id: '11', name: 'An', isChatAdmin: null },
      kind: 'text',
      text: '',
      command: null,
      action: null,
      messageId: '1',
      isEdit: false,
      sentAt: this.nowAt,
      file: null,
      ...parts,
    };
  }

  ask(text: string, parts: Partial<Inbound> = {}): Promise<ChatReply> {
    return this.handle(this.inbound({ text, ...parts }));
  }

  act(action: ChatAction, parts: Partial<Inbound> = {}): Promise<ChatReply> {
    return this.handle(this.inbound({ action, ...parts }));
  }

  command(name: string, args = '', parts: Partial<Inbound> = {}): Promise<ChatReply> {
    return this.handle(this.inbound({ command: { name, args }, ...parts }));
  }
}
