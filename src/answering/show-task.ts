import type { AnswerTask, SourceRef, TaskScope, ViewItem } from '../domain/answer.js';
import { isOverdue, type Task } from '../domain/task.js';
import type { ComposeContext, DraftTask } from './draft.js';
import { phraseCitation } from './phrase-citation.js';
import { phraseDeadline } from './phrase-deadline.js';
import { phraseStatus, shorten } from './phrase-status.js';

/** A task as the JSON answer carries it, with every place that speaks of it. */
export function toAnswerTask(task: Task, scope: TaskScope, context: ComposeContext): AnswerTask {
  const { directory } = context.knowledge;
  return {
    id: task.id,
    scope,
    title: task.title,
    lead: task.lead.map((id) => directory.nameOf(id)),
    coordinating: task.coordinating.map((id) => directory.nameOf(id)),
    supervisor: task.supervisor === null ? null : directory.nameOf(task.supervisor),
    result: task.result,
    due: task.due,
    originalDue: task.originalDue,
    deadlineText: task.deadlineText,
    recurrence: task.recurrence,
    status: task.status,
    statusNote: task.statusNote,
    overdue: isOverdue(task, context.today),
    sources: taskSources(task),
  };
}

/** Tasks as an answer's own rows. */
export const ownRows = (tasks: readonly Task[]): DraftTask[] =>
  tasks.map((task) => ({ task, scope: 'own' }));

/** Every place that speaks of the task, oldest first, each once. */
export function taskSources(task: Task): SourceRef[] {
  const seen = new Set<string>();
  return task.events.flatMap(({ document, section, quote }) => {
    const key = `${document} ${section} ${quote}`;
    return seen.has(key) ? [] : (seen.add(key), [{ document, section, quote }]);
  });
}

/** Titles longer than this are cut in lists; the detail shows them whole. */
const LIST_TITLE_LENGTH = 200;

/** A task as a row of a list. `leads` adds who leads it, where the list is not one agency's. */
export const toViewItem = (
  task: Task,
  context: ComposeContext,
  options: { leads: boolean },
): ViewItem => new TaskItem(task, context, options.leads);

/**
 * Phrased only where it is read, and of a class, so that a row takes no more than its task: a list may
 * have tens of thousands of rows, of which a page is shown.
 */
class TaskItem implements ViewItem {
  readonly #task: Task;
  readonly #context: ComposeContext;
  readonly #leads: boolean;

  constructor(task: Task, context: ComposeContext, leads: boolean) {
    this.#task = task;
    this.#context = context;
    this.#leads = leads;
  }

  get taskId(): string {
    return this.#task.id;
  }

  get title(): string {
    return shorten(this.#task.title, LIST_TITLE_LENGTH);
  }

  get facts(): readonly string[] {
    const { directory, documents } = this.#context.knowledge;
    return [
      ...(this.#leads
        ? [`👤 ${phraseAgencies(this.#task.lead.map((id) => directory.nameOf(id)))}`]
        : []),
      phraseDeadline(this.#task, this.#context.today),
      phraseStatus(this.#task, documents),
      ...phraseClaim(this.#task, this.#context),
    ];
  }

  get citation(): string {
    return phraseCitation(this.#task.events, this.#context.knowledge.documents);
  }
}

/** That somebody reports the task as done, while no admin has confirmed it and no document says so. */
export function phraseClaim(task: Task, { knowledge }: ComposeContext): string[] {
  if (task.status === 'completed') return [];
  return knowledge.claims?.findPending(task.id)
    ? ['📨 Cơ quan báo cáo đã hoàn thành, chờ xác nhận']
    : [];
}

/** Names joined as in a sentence; a long list names the first and counts the rest. */
export function phraseAgencies(names: readonly string[], most = 8): string {
  if (names.length === 0) return 'văn bản không nêu';
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} và ${rest} cơ quan khác`;
}
