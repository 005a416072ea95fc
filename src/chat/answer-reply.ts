import type { Answer, AnswerView } from '../domain/answer.js';
import { PAGE_SIZE, type ChatReply } from '../domain/chat.js';
import { offerButtons } from './offer-buttons.js';

/** How many pages of `PAGE_SIZE` items an answer takes; at least one. */
function countPages(answer: Answer): number {
  const items = answer.view.groups.reduce((sum, group) => sum + group.items.length, 0);
  return Math.max(1, Math.ceil(items / PAGE_SIZE));
}

/** An answer as a reply in a chat: its page, and the buttons that go with what it is. */
export function answerReply(
  answer: Answer,
  options: { viewId: string | null; page: number; replaces: boolean; note?: string },
): ChatReply {
  const pages = countPages(answer);
  const { viewId, note } = options;
  const shown = chooseByItems(answer);
  return {
    view: note === undefined ? shown.view : withNote(shown.view, note),
    viewId,
    page: Math.min(Math.max(1, options.page), pages),
    pages,
    actions: viewId === null ? [] : offerButtons(shown, viewId),
    files: [],
    replaces: options.replaces,
    toast: null,
  };
}

/**
 * A question which of several tasks is meant, whose items are the choices: their numbers choose, so
 * that nothing is numbered twice. How to choose is said by the buttons or the prompt.
 */
function chooseByItems(answer: Answer): Answer {
  const { view } = answer;
  if (!answer.clarify) return answer;
  const items = view.groups.flatMap((group) => group.items);
  const areSame =
    items.length === view.choices.length && items.every((item) => item.taskId !== null);
  return areSame ? { ...answer, view: { ...view, choices: [], notes: [] } } : answer;
}

const withNote = (view: AnswerView, note: string): AnswerView => ({
  ...view,
  notes: [...view.notes, note],
});
