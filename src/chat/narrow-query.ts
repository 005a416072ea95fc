import type { NarrowTo } from '../domain/chat.js';
import { addDays, type LocalDate } from '../domain/local-date.js';
import type { Query, TaskFilter } from '../domain/query.js';
import { OPEN_STATUSES } from '../domain/task.js';
import { DUE_SOON_DAYS } from '../understanding/build-filter.js';

/** The same question for one state of its tasks; `all` takes the state away again. */
export function narrowQuery(query: Query, to: NarrowTo, today: LocalDate): Query {
  const { overdue: _o, statuses: _s, completed: _c, due: _d, ...kept } = query.tasks ?? {};
  void [_o, _s, _c, _d];
  const state: Readonly<Record<NarrowTo, TaskFilter>> = {
    all: {},
    overdue: { overdue: true },
    due_soon: {
      due: { from: today, to: addDays(today, DUE_SOON_DAYS) },
      statuses: OPEN_STATUSES,
    },
    completed: { statuses: ['completed'] },
    not_completed: { statuses: OPEN_STATUSES },
  };
  return { ...query, intent: 'task_list', tasks: { ...kept, ...state[to] } };
}
