import type { Answer } from '../domain/answer.js';
import type { NarrowTo, OfferedAction } from '../domain/chat.js';
import type { Intent, TaskFilter } from '../domain/query.js';

const LISTS: ReadonlySet<Intent> = new Set(['task_list', 'task_count', 'agency_profile']);
const WITHOUT_RATING: ReadonlySet<Intent> = new Set([
  'help',
  'greeting',
  'thanks',
  'clarify',
  'feedback',
  'subscription',
]);

const STATES: readonly { readonly to: NarrowTo; readonly label: string }[] = [
  { to: 'overdue', label: '⏰ Quá hạn' },
  { to: 'due_soon', label: '📅 Sắp hạn' },
  { to: 'completed', label: '✅ Đã xong' },
];
const ALL: { readonly to: NarrowTo; readonly label: string } = { to: 'all', label: '☰ Tất cả' };

/** The state a list is narrowed to already, as far as a button stands for it. */
function stateOf(tasks: TaskFilter): NarrowTo | null {
  if (tasks.overdue === true) return 'overdue';
  if (tasks.due !== undefined) return 'due_soon';
  return tasks.statuses?.length === 1 && tasks.statuses[0] === 'completed' ? 'completed' : null;
}

/** Buttons for the states of a list's tasks; in the place of the present state the way back. */
function offerStates(answer: Answer, view: string): OfferedAction[] {
  const state = stateOf(answer.query.tasks ?? {});
  if (state === null && answer.tasks.length < 2) return [];
  return STATES.map((one) => (one.to === state ? ALL : one)).map(({ to, label }) => ({
    label,
    action: { type: 'narrow', view, to },
  }));
}

/**
 * The buttons that go with an answer beside paging and items, in rows: few, since a phone shows
 * them all. `view` is the id of the stored view.
 */
export function offerButtons(answer: Answer, view: string): OfferedAction[][] {
  if (answer.clarify && answer.view.choices.length === 0) return [];
  if (answer.clarify)
    return [
      answer.view.choices.map((_, index) => ({
        label: String(index + 1),
        action: { type: 'choose', view, choice: index + 1 },
      })),
    ];
  const isList = LISTS.has(answer.intent);
  const last: OfferedAction[] = [];
  if (isList && answer.tasks.length > 0)
    last.push(
      { label: '📥 Excel', action: { type: 'export', view } },
      { label: '🔔 Nhắc việc', action: { type: 'subscribe', view } },
    );
  if (!WITHOUT_RATING.has(answer.intent))
    last.push(
      { label: '👍', action: { type: 'rate', view, value: 'up' } },
      { label: '👎', action: { type: 'rate', view, value: 'down' } },
    );
  return [isList ? offerStates(answer, view) : [], last].filter((row) => row.length > 0);
}
