import type { DraftLink } from '../domain/draft.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Task, TaskStatus } from '../domain/task.js';

/** What a row is recognised by among the tasks that exist. */
export interface LinkCandidate {
  readonly title: string;
  /** Agency ids; empty where the row charges nobody the register knows. */
  readonly lead: readonly string[];
  readonly dueOn: LocalDate | null;
  readonly status: TaskStatus;
}

/** How well a task's words meet a row's, best first; scores as `createTextMatcher` gives them. */
export type FindTasks = (words: string) => readonly {
  readonly id: string;
  readonly score: number;
  readonly coverage: number;
}[];

/** With the same lead agency, words that meet this well are the same task (measured on the seeds). */
const SAME_LEAD_SCORE = 0.45;
/** Where the lead differs or is not told, nearly all words have to be there. */
const OTHER_LEAD_SCORE = 0.75;
const MIN_COVERAGE = 0.5;

/**
 * The loaded task that each row is likely to be, or null for a new one, and what the row says about
 * it: completion or progress where it reports, a new deadline where it sets a later one, else an
 * urging. A proposal for an admin to judge, never applied unseen.
 */
export function proposeLinks(
  rows: readonly LinkCandidate[],
  tasks: readonly Task[],
  findTasks: FindTasks,
): (DraftLink | null)[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return rows.map((row) => {
    for (const { id, score, coverage } of findTasks(row.title)) {
      const task = byId.get(id);
      if (!task || coverage < MIN_COVERAGE) continue;
      const isSameLead = task.lead.some((lead) => row.lead.includes(lead));
      if (score >= (isSameLead ? SAME_LEAD_SCORE : OTHER_LEAD_SCORE))
        return { taskId: id, kind: linkKind(row, task) };
    }
    return null;
  });
}

/** What a row says about a task that it is known to be. */
export function linkKind(
  row: Pick<LinkCandidate, 'dueOn' | 'status'>,
  task: Pick<Task, 'due'>,
): DraftLink['kind'] {
  if (row.status !== 'unknown') return 'reported';
  if (row.dueOn !== null && (task.due === null || row.dueOn > task.due)) return 'extended';
  return 'urged';
}
