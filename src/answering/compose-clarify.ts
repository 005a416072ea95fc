import type { ViewChoice } from '../domain/answer.js';
import type { Query } from '../domain/query.js';
import type { Task } from '../domain/task.js';
import type { ComposeContext, Draft } from './draft.js';
import { shorten } from './phrase-status.js';
import { STATUS_WORDS } from './phrase-status.js';

/** Choices offered at most: what a person can take in at a glance. */
export const MAX_CHOICES = 4;

/** Asks which of several tasks is meant. */
export function composeClarify(query: Query, context: ComposeContext): Draft {
  const tasks = (query.taskIds ?? [])
    .flatMap((id) => context.knowledge.tasks.get(id) ?? [])
    .slice(0, MAX_CHOICES);
  const choices: ViewChoice[] = tasks.map((task) => ({
    label: `${shorten(task.title, 160)} (${phraseLead(task, context)}; ${STATUS_WORDS[task.status].toLowerCase()})`,
    utterance: `chi tiết nhiệm vụ: ${task.title}`,
  }));
  return {
    headline: `Có ${tasks.length} nhiệm vụ gần với câu hỏi, anh/chị muốn xem việc nào?`,
    choices,
    notes: [`Trả lời bằng số 1–${tasks.length}.`],
    clarify: true,
  };
}

function phraseLead(task: Task, { knowledge }: ComposeContext): string {
  return task.lead
    .slice(0, 2)
    .map((id) => knowledge.directory.nameOf(id))
    .join(', ');
}
