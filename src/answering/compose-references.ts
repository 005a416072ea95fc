import type { Query } from '../domain/query.js';
import type { Term } from '../domain/reference.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation } from './phrase-citation.js';
import { ownRows } from './show-task.js';

/** What a word or abbreviation means, where a document says it. */
export function composeTerm(query: Query, context: ComposeContext): Draft {
  const wanted = new Set(query.references ?? []);
  const terms: Term[] = context.knowledge.register.terms.filter((term) => wanted.has(term.term));
  const [first] = terms;
  if (!first) return { headline: 'Các văn bản đã nạp không giải thích từ này.', refused: true };
  return {
    headline: `${first.term}: ${first.meaning}`,
    summary: terms.slice(1).map((term) => `${term.term}: ${term.meaning}`),
    citations: [phraseCitation(terms, context.knowledge.documents)],
    passages: terms.map(({ document, section, quote }) => ({ document, section, quote })),
  };
}

/** Figures or references that do not agree, as printed, with where each stands. */
export function composeConsistency(query: Query, context: ComposeContext): Draft {
  const { register, documents } = context.knowledge;
  const wanted = new Set(query.references ?? []);
  const found = register.inconsistencies.filter((one) => wanted.has(one.id));
  const shown = found.length > 0 ? found : register.inconsistencies;
  const tasks = (query.taskIds ?? []).flatMap((id) => context.knowledge.tasks.get(id) ?? []);
  const [first] = shown;
  if (!first) return { headline: 'Không thấy điểm nào không khớp trong các văn bản đã nạp.' };
  return {
    headline:
      shown.length === 1
        ? first.statement
        : query.aspect === 'claimed_done'
          ? `${tasks.length} nhiệm vụ được xếp hoàn thành nhưng chính văn bản còn ghi khác (vẫn tính là đã hoàn thành):`
          : `${shown.length} điểm không khớp trong các văn bản đã nạp:`,
    groups:
      shown.length === 1
        ? []
        : [
            {
              title: null,
              items: shown.map((one) => ({
                taskId: null,
                title: one.statement,
                facts: [],
                citation: phraseCitation(one.places, documents),
              })),
            },
          ],
    citations: shown.length === 1 ? [phraseCitation(first.places, documents)] : [],
    passages: shown.flatMap((one) => one.places),
    ...(tasks.length > 0 ? { tasks: ownRows(tasks), count: tasks.length } : {}),
  };
}
