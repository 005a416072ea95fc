import { describe, expect, it } from 'vitest';
import { narrowQuery } from '../../src/chat/narrow-query.js';
import type { Query } from '../../src/domain/query.js';

const TODAY = '2024-07-15';
const ASKED: Query = {
  intent: 'task_count',
  tasks: {
    agencies: ['bo-cong-an'],
    overdue: true,
    statuses: ['completed'],
    due: { from: '2024-01-01', to: '2024-02-01' },
  },
  order: 'due',
};

describe('narrowQuery', () => {
  it.each([
    ['all', {}],
    ['overdue', { overdue: true }],
    ['completed', { statuses: ['completed'] }],
    ['not_completed', { statuses: ['in_progress', 'not_completed', 'unknown'] }],
    [
      'due_soon',
      {
        due: { from: TODAY, to: '2024-08-14' },
        statuses: ['in_progress', 'not_completed', 'unknown'],
      },
    ],
  ] as const)('puts "%s" in the place of the state asked for and keeps the rest', (to, state) => {
    expect(narrowQuery(ASKED, to, TODAY)).toEqual({
      intent: 'task_list',
      tasks: { agencies: ['bo-cong-an'], ...state },
      order: 'due',
    });
  });

  it('narrows a question that had no filter', () => {
    expect(narrowQuery({ intent: 'task_list' }, 'overdue', TODAY).tasks).toEqual({ overdue: true });
  });
});
