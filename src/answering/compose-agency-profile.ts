import type { Query } from '../domain/query.js';
import { composeTaskList } from './compose-task-list.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseReorganisation } from './phrase-reorganisation.js';

/** Asked who carries on an agency's work, or whose it carries on: that first, then its tasks. */
export function composeAgencyProfile(query: Query, context: ComposeContext): Draft {
  const draft = composeTaskList(query, context);
  const agencies = query.tasks?.agencies ?? [];
  const [first = phraseUnchanged(agencies, context)] = phraseReorganisation(agencies, context);
  return {
    ...draft,
    headline: first.replace(/^ℹ️ /, ''),
    summary: [draft.headline, ...(draft.summary ?? [])],
    notes: (draft.notes ?? []).filter((note) => note !== first),
  };
}

function phraseUnchanged(agencies: readonly string[], { knowledge }: ComposeContext): string {
  const names = agencies.map((id) => knowledge.directory.nameOf(id)).join(', ');
  return `Danh mục cơ quan không ghi ${names} được sắp xếp lại hay tiếp nhận nhiệm vụ của cơ quan khác.`;
}
