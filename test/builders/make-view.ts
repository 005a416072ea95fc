import type { AnswerView } from '../../src/domain/answer.js';
import type { ChatReply } from '../../src/domain/chat.js';

/** A view with the given parts, the rest empty. */
export function makeView(parts: Partial<AnswerView> = {}): AnswerView {
  return {
    headline: '',
    summary: [],
    groups: [],
    passages: [],
    citations: [],
    notes: [],
    choices: [],
    freshness: null,
    ...parts,
  };
}

/** A reply of one page that shows such a view. */
export function makeReply(
  view: Partial<AnswerView> = {},
  parts: Partial<ChatReply> = {},
): ChatReply {
  return {
    view: makeView(view),
    viewId: null,
    page: 1,
    pages: 1,
    actions: [],
    files: [],
    replaces: false,
    toast: null,
    ...parts,
  };
}
