import {
  chatKey,
  type ChatAction,
  type ChatHandler,
  type ChatReply,
  type Inbound,
} from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { Assistant, Reply, ReplyContext } from '../domain/conversation.js';
import { localDateAt } from '../domain/local-date.js';
import type {
  ChatStore,
  ConversationStore,
  FeedbackStore,
  StoredView,
  ViewStore,
} from '../domain/ports.js';
import type { Query } from '../domain/query.js';
import { answerReply } from './answer-reply.js';
import { COMMAND_QUESTIONS } from './command-questions.js';
import type { ChatFeature } from './feature.js';
import { narrowQuery } from './narrow-query.js';
import { plainReply } from './plain-reply.js';

export interface ChatHandlerDeps {
  /** The assistant on the active register version; asked for at every turn. */
  readonly assistant: () => Assistant;
  readonly conversations: ConversationStore;
  readonly views: ViewStore;
  readonly chats: ChatStore;
  readonly feedback: FeedbackStore;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Short, URL-safe, unguessable enough not to collide; at most 12 characters. */
  readonly newViewId: () => string;
  /** Asked in order before a text is taken as a question. */
  readonly features: readonly ChatFeature[];
  /** Told of every answer, for metrics. */
  readonly onAnswer?: (intent: string, refused: boolean, tookMs: number) => void;
}

const EXPIRED = 'Danh sách này đã hết hạn lưu. Anh/chị vui lòng gõ lại câu hỏi.';
const KIND_HINTS: Readonly<Record<string, string>> = {
  photo: 'Tôi chưa đọc được ảnh. Anh/chị vui lòng gõ câu hỏi bằng chữ.',
  voice: 'Tôi chưa nghe được tin thoại. Anh/chị vui lòng gõ câu hỏi bằng chữ.',
  sticker: 'Tôi sẵn sàng hỗ trợ. Anh/chị gõ câu hỏi, ví dụ: “Bộ Y tế còn việc nào quá hạn?”',
  document: 'Chỉ quản trị viên mới gửi văn bản vào đây được. Anh/chị vui lòng gõ câu hỏi.',
  other: 'Tôi chỉ đọc được tin nhắn chữ. Anh/chị vui lòng gõ câu hỏi.',
};

/** The whole of what the assistant does in a chat, alike on every channel. */
export function createChatHandler(deps: ChatHandlerDeps): ChatHandler {
  const { clock, views, conversations, chats } = deps;

  const contextOf = async (key: string): Promise<ReplyContext> => ({
    now: clock.now(),
    conversation: await conversations.find(key),
    ownAgency: (await chats.find(key))?.ownAgency ?? null,
  });

  const today = (): string => localDateAt(clock.now(), deps.timeZone);

  const keep = async (key: string, question: string, reply: Reply): Promise<string> => {
    const view: StoredView = {
      id: deps.newViewId(),
      chatKey: key,
      query: reply.answer.query,
      question,
      askedAt: clock.now(),
      registerVersion: deps.assistant().registerVersion,
      ownAgency: null,
    };
    await views.save(view);
    await conversations.save(key, reply.conversation);
    return view.id;
  };

  const ask = async (inbound: Inbound, text: string): Promise<ChatReply> => {
    const key = chatKey(inbound.chat);
    const startedAt = clock.now().getTime();
    const reply = deps.assistant().reply(text, await contextOf(key));
    const { answer } = reply;
    deps.onAnswer?.(answer.intent, answer.refused, clock.now().getTime() - startedAt);
    if (answer.refused)
      await deps.feedback.add({
        kind: 'unanswered',
        chatKey: key,
        senderId: inbound.sender.id,
        question: text,
        comment: null,
        at: clock.now(),
      });
    const viewId = await keep(key, text, reply);
    const pageOfPrevious = Math.ceil(reply.conversation.shownFrom / 5);
    return answerReply(answer, { viewId, page: pageOfPrevious, replaces: inbound.isEdit });
  };

  const show = async (
    inbound: Inbound,
    question: string,
    query: Query,
    options: { page?: number; replaces?: boolean; note?: string } = {},
  ): Promise<ChatReply> => {
    const key = chatKey(inbound.chat);
    const reply = deps.assistant().answerQuery(query, await contextOf(key));
    const viewId = await keep(key, question, reply);
    return answerReply(reply.answer, {
      viewId,
      page: options.page ?? 1,
      replaces: options.replaces ?? false,
      ...(options.note === undefined ? {} : { note: options.note }),
    });
  };

  const onAction = async (inbound: Inbound, action: ChatAction): Promise<ChatReply> => {
    const key = chatKey(inbound.chat);
    if (action.type === 'feature') {
      const feature = deps.features.find((one) => one.name === action.feature);
      return feature?.onAction
        ? feature.onAction(inbound, action.payload)
        : plainReply('Nút này không còn dùng được.');
    }
    const view = await views.find(action.view);
    if (!view || view.chatKey !== key) return { ...plainReply(EXPIRED), toast: 'Đã hết hạn lưu' };
    const assistant = deps.assistant();
    const context = await contextOf(key);
    const run = (): Reply => assistant.answerQuery(view.query, context);
    const note =
      view.registerVersion === assistant.registerVersion
        ? undefined
        : 'ℹ️ Dữ liệu đã cập nhật, danh sách được tính lại.';
    switch (action.type) {
      case 'page':
      case 'back': {
        const reply = run();
        await conversations.save(key, reply.conversation);
        return answerReply(reply.answer, {
          viewId: view.id,
          page: action.type === 'page' ? action.page : 1,
          replaces: true,
          ...(note === undefined ? {} : { note }),
        });
      }
      case 'detail':
      case 'choose': {
        const number = action.type === 'detail' ? action.item : action.choice;
        const { conversation } = run();
        const id = conversation.taskIds[number - 1];
        const utterance = conversation.choices[number - 1];
        if (id === undefined)
          return utterance === undefined ? plainReply(EXPIRED) : ask(inbound, utterance);
        const reply = await show(
          inbound,
          view.question,
          { intent: 'task_detail', taskIds: [id], aspect: 'status' },
          { replaces: action.type === 'choose' },
        );
        return {
          ...reply,
          actions: [
            [{ label: '‹ Danh sách', action: { type: 'back', view: view.id } }],
            ...reply.actions,
          ],
        };
      }
      case 'narrow':
        return show(inbound, view.question, narrowQuery(view.query, action.to, today()), {
          replaces: true,
        });
      case 'rerun':
        return ask(inbound, view.question);
      case 'rate':
        await deps.feedback.add({
          kind: action.value,
          chatKey: key,
          senderId: inbound.sender.id,
          question: view.question,
          comment: null,
          at: clock.now(),
        });
        return {
          ...plainReply('Cảm ơn anh/chị đã góp ý.'),
          toast: action.value === 'up' ? 'Cảm ơn anh/chị!' : 'Đã ghi nhận, cảm ơn anh/chị!',
        };
      case 'export':
      case 'subscribe': {
        const command = action.type === 'export' ? 'xuat' : 'dangky';
        const handler = deps.features.find((feature) => feature.commands[command])?.commands[
          command
        ];
        return handler
          ? handler({ ...inbound, action }, '')
          : plainReply('Chức năng này chưa sẵn sàng.');
      }
    }
  };

  const onCommand = async (inbound: Inbound, name: string, args: string): Promise<ChatReply> => {
    const feature = deps.features.find((one) => one.commands[name]);
    const handler = feature?.commands[name];
    if (handler) return handler(inbound, args);
    const question = COMMAND_QUESTIONS[name];
    return question
      ? ask(inbound, question(args).trim())
      : plainReply(`Không có lệnh /${name}.`, ['Gõ /help để xem các lệnh.']);
  };

  return {
    async handle(inbound) {
      await chats.touch(inbound.chat, null, clock.now());
      if (inbound.action) return onAction(inbound, inbound.action);
      if (inbound.command) return onCommand(inbound, inbound.command.name, inbound.command.args);
      if (inbound.file)
        for (const feature of deps.features) {
          const reply = await feature.onFile?.(inbound);
          if (reply) return reply;
        }
      if (inbound.kind !== 'text' || inbound.text.trim() === '')
        return plainReply(KIND_HINTS[inbound.kind] ?? KIND_HINTS['other'] ?? '');
      for (const feature of deps.features) {
        const reply = await feature.onText?.(inbound);
        if (reply) return reply;
      }
      return ask(inbound, inbound.text);
    },
  };
}
