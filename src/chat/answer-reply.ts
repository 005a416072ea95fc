import type { Answer } from '../domain/answer.js';
import { PAGE_SIZE, type ChatReply, type OfferedAction } from '../domain/chat.js';
import type { Intent } from '../domain/query.js';

const LISTS: ReadonlySet<Intent> = new Set(['task_list', 'task_count', 'agency_profile']);
const ANSWERS_WITHOUT_RATING: ReadonlySet<Intent> = new Set([
  'help',
  'greeting',
  'thanks',
  'clarify',
  'feedback',
  'subscription',
]);

/** How many pages of `PAGE_SIZE` items an answer takes; at least one. */
export function countPages(answer: Answer): number {
  const items = answer.view.groups.reduce((sum, group) => sum + group.items.length, 0);
  return Math.max(1, Math.ceil(items / PAGE_SIZE));
}

/** An answer as a reply in a chat: its page, and the buttons that go with what it is. */
export function answerReply(
  answer: Answer,
  options: { viewId: string | null; page: number; replaces: boolean; note?: string },
): ChatReply {
  const pages = countPages(answer);
  const { viewId } = options;
  return {
    view:
      options.note === undefined
        ? answer.view
        : { ...answer.view, notes: [...answer.view.notes, options.note] },
    viewId,
    page: Math.min(Math.max(1, options.page), pages),
    pages,
    actions: viewId === null ? [] : offerActions(answer, viewId),
    files: [],
    replaces: options.replaces,
    toast: null,
  };
}

function offerActions(answer: Answer, view: string): OfferedAction[][] {
  const rows: OfferedAction[][] = [];
  if (answer.clarify)
    return [
      answer.view.choices.map((_, index) => ({
        label: String(index + 1),
        action: { type: 'choose', view, choice: index + 1 },
      })),
    ];
  if (LISTS.has(answer.intent)) {
    rows.push([
      { label: '⏰ Quá hạn', action: { type: 'narrow', view, to: 'overdue' } },
      { label: '📅 Sắp hạn', action: { type: 'narrow', view, to: 'due_soon' } },
      { label: '✅ Đã xong', action: { type: 'narrow', view, to: 'completed' } },
    ]);
    rows.push([
      { label: '📥 Excel', action: { type: 'export', view } },
      { label: '🔔 Nhắc việc', action: { type: 'subscribe', view } },
    ]);
  }
  if (!ANSWERS_WITHOUT_RATING.has(answer.intent))
    rows.push([
      { label: '👍', action: { type: 'rate', view, value: 'up' } },
      { label: '👎', action: { type: 'rate', view, value: 'down' } },
    ]);
  return rows;
}
