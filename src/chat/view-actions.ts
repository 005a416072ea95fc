import {
  chatKey,
  PAGE_SIZE,
  type ChatAction,
  type ChatReply,
  type Inbound,
} from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { Assistant } from '../domain/conversation.js';
import { formatDate, localDateAt } from '../domain/local-date.js';
import type { FeedbackStore, StoredView, ViewStore } from '../domain/ports.js';
import type { ChatQuestions } from './chat-questions.js';
import { narrowQuery } from './narrow-query.js';
import { plainReply } from '../domain/plain-reply.js';

/** An action on a view: every one but those that features bring. */
export type ViewAction = Exclude<ChatAction, { type: 'feature' }>;

export interface ViewActionsDeps {
  readonly assistant: () => Assistant;
  readonly questions: ChatQuestions;
  readonly views: ViewStore;
  readonly feedback: FeedbackStore;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Runs a command, as if it had been typed under the view. */
  readonly onCommand: (inbound: Inbound, name: string) => Promise<ChatReply>;
}

/** A list older than this tells of another week: it is not paged on, but asked anew. */
export const VIEW_TTL_MS = 7 * 24 * 60 * 60_000;

const GONE = 'Danh sách này đã hết hạn lưu. Anh/chị vui lòng gõ lại câu hỏi.';
const RENEWED = 'ℹ️ Dữ liệu đã cập nhật, danh sách được tính lại.';

/** What a tap does: on the view it belongs to, whatever has happened since it was shown. */
export function createViewActions(
  deps: ViewActionsDeps,
): (inbound: Inbound, action: ViewAction) => Promise<ChatReply> {
  const { clock, questions, timeZone } = deps;

  const offerAgain = (view: StoredView, headline: string): ChatReply => ({
    ...plainReply(
      headline,
      [`Câu hỏi: “${view.question}”`],
      [[{ label: '🔄 Hỏi lại', action: { type: 'rerun', view: view.id } }]],
    ),
    replaces: true,
    toast: 'Đã hết hạn',
  });

  const openDetail = async (
    inbound: Inbound,
    view: StoredView,
    number: number,
  ): Promise<ChatReply> => {
    const { conversation } = await questions.run(view);
    const utterance = conversation.choices[number - 1];
    const id = view.taskIds[number - 1] ?? conversation.taskIds[number - 1];
    if (id === undefined)
      return utterance === undefined
        ? offerAgain(view, `Danh sách này không có mục ${number}.`)
        : questions.ask(inbound, utterance, { replaces: true });
    const detail = { intent: 'task_detail', taskIds: [id], aspect: 'status' } as const;
    const reply = await questions.show(inbound, view.question, detail, { replaces: true });
    const page = Math.ceil(number / PAGE_SIZE);
    const back = { type: 'back', view: view.id, ...(page > 1 ? { page } : {}) } as const;
    return { ...reply, actions: [[{ label: '‹ Danh sách', action: back }], ...reply.actions] };
  };

  const rate = async (
    inbound: Inbound,
    view: StoredView,
    value: 'up' | 'down',
  ): Promise<ChatReply> => {
    await deps.feedback.add({
      kind: value,
      chatKey: view.chatKey,
      senderId: inbound.sender.id,
      question: view.question,
      comment: null,
      at: clock.now(),
    });
    const thanks =
      value === 'up'
        ? 'Cảm ơn anh/chị!'
        : 'Đã ghi nhận. Anh/chị gõ “góp ý: …” để nói rõ chỗ chưa đúng.';
    return { ...plainReply(thanks), toast: thanks };
  };

  return async (inbound, action) => {
    const view = await deps.views.find(action.view);
    // A view of another chat is none of this one's.
    if (view?.chatKey !== chatKey(inbound.chat))
      return { ...plainReply(GONE), toast: 'Đã hết hạn lưu' };
    if (action.type === 'rate') return rate(inbound, view, action.value);
    if (action.type === 'rerun') return questions.ask(inbound, view.question, { replaces: true });
    if (clock.now().getTime() - view.askedAt.getTime() > VIEW_TTL_MS)
      return offerAgain(
        view,
        `Danh sách này lập ngày ${formatDate(localDateAt(view.askedAt, timeZone))}, đã cũ.`,
      );
    const isRenewed = view.registerVersion !== deps.assistant().registerVersion;
    switch (action.type) {
      case 'page':
      case 'back':
        return questions.showAgain(view, action.page ?? 1, isRenewed ? RENEWED : undefined);
      case 'detail':
        return openDetail(inbound, view, action.item);
      case 'choose':
        return openDetail(inbound, view, action.choice);
      case 'narrow': {
        const today = localDateAt(clock.now(), timeZone);
        const query = narrowQuery(view.query, action.to, today);
        return questions.show(inbound, view.question, query, { replaces: true });
      }
      case 'export':
        return deps.onCommand({ ...inbound, action }, 'xuat');
      case 'subscribe':
        return deps.onCommand({ ...inbound, action }, 'dangky');
    }
  };
}
