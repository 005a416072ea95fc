import type { ViewChoice } from '../domain/answer.js';
import type { Query } from '../domain/query.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseMissingFact } from './phrase-fact.js';
import { shorten } from './phrase-status.js';
import { ownRows, toViewItem } from './show-task.js';

/** Choices offered at most: what a person can take in at a glance. */
export const MAX_CHOICES = 4;

/** Asks which of several tasks is meant, and says already how each stands. */
export function composeClarify(query: Query, context: ComposeContext): Draft {
  if (query.aspect === 'own_agency')
    return {
      headline:
        'Anh/chị thuộc cơ quan nào? Gõ “cơ quan tôi là …” (ví dụ: cơ quan tôi là Bộ Y tế) để tôi ghi nhớ, hoặc nêu tên cơ quan trong câu hỏi.',
      freshness: false,
      clarify: true,
    };
  if (query.aspect === 'no_subject')
    return {
      headline:
        'Anh/chị hỏi số liệu về nội dung nào? Xin nêu tên chỉ tiêu hoặc nhiệm vụ, ví dụ: “tỷ lệ hồ sơ nộp trực tuyến bao nhiêu”.',
      freshness: false,
      clarify: true,
    };
  const tasks = (query.taskIds ?? [])
    .flatMap((id) => context.knowledge.tasks.get(id) ?? [])
    .slice(0, MAX_CHOICES);
  const choices: ViewChoice[] = tasks.map((task) => ({
    label: shorten(task.title, 60),
    utterance: `chi tiết nhiệm vụ: ${task.title}`,
  }));
  return {
    headline: `Có ${tasks.length} nhiệm vụ gần với câu hỏi, anh/chị muốn xem việc nào?`,
    groups: [
      { title: null, items: tasks.map((task) => toViewItem(task, context, { leads: true })) },
    ],
    choices,
    notes: [
      ...phraseMissingFact(query.aspect),
      `Trả lời bằng số 1–${tasks.length} để xem chi tiết.`,
    ],
    tasks: ownRows(tasks),
    clarify: true,
  };
}
