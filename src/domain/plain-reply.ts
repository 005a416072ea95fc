import type { AnswerView } from './answer.js';
import type { ChatReply, OfferedAction } from './chat.js';

/** A view of a few lines without items: notices, confirmations, hints. */
export function plainView(headline: string, lines: readonly string[] = []): AnswerView {
  return {
    headline,
    summary: lines,
    groups: [],
    passages: [],
    citations: [],
    notes: [],
    choices: [],
    freshness: null,
  };
}

/** A reply of a few lines, with buttons where given. */
export function plainReply(
  headline: string,
  lines: readonly string[] = [],
  actions: readonly (readonly OfferedAction[])[] = [],
): ChatReply {
  return {
    view: plainView(headline, lines),
    viewId: null,
    page: 1,
    pages: 1,
    actions,
    files: [],
    replaces: false,
    toast: null,
  };
}
