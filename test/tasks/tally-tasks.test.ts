import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/domain/task.js';
import { completionTiming } from '../../src/tasks/completion-timing.js';
import { compareByDue, daysLeft, tallyTasks } from '../../src/tasks/tally-tasks.js';
import { makeTask } from '../builders/make-register.js';

const statuses = fc.constantFrom('completed', 'in_progress', 'not_completed', null);
const dates = fc.constantFrom('2024-06-30', '2024-07-15', '2024-12-31', null);
const anyTask = fc
  .tuple(statuses, dates)
  .map(([status, dueOn]) => makeTask('x', ['bo-a'], [{ dueOn, status }]));

describe('tallyTasks', () => {
  it('counts every task once in the official split', () => {
    fc.assert(
      fc.property(fc.array(anyTask), (tasks: Task[]) => {
        const tally = tallyTasks(tasks, '2024-07-15');
        expect(tally.completed + tally.notCompleted).toBe(tasks.length);
        expect(tally.overdue + tally.inTime + tally.undated).toBe(tally.notCompleted);
        expect(tally.unreported).toBeLessThanOrEqual(tally.notCompleted);
      }),
    );
  });

  it('counts a task due today as still in time', () => {
    const tally = tallyTasks([makeTask('x', ['bo-a'], [{ dueOn: '2024-07-15' }])], '2024-07-15');
    expect(tally).toMatchObject({ overdue: 0, inTime: 1 });
  });
});

describe('compareByDue', () => {
  it('puts the soonest first and those without a date last', () => {
    const due = (dueOn: string | null): Task => makeTask(dueOn ?? 'none', ['bo-a'], [{ dueOn }]);
    const sorted = [due(null), due('2024-08-01'), due('2024-07-01')].toSorted(compareByDue);
    expect(sorted.map(({ id }) => id)).toEqual(['2024-07-01', '2024-08-01', 'none']);
  });
});

describe('daysLeft', () => {
  it('is negative once the deadline has passed', () => {
    const task = makeTask('x', ['bo-a'], [{ dueOn: '2024-05-31' }]);
    expect(daysLeft(task, '2024-07-15')).toBe(-45);
    expect(daysLeft(makeTask('y', ['bo-a']), '2024-07-15')).toBeNull();
  });
});

describe('completionTiming', () => {
  const done = (dueOn: string | null, statusNote: string | null): Task =>
    makeTask('x', ['bo-a'], [{ dueOn }, { kind: 'reported', status: 'completed', statusNote }]);

  it('reads a date in the note after the deadline as late', () => {
    expect(completionTiming(done('2024-05-31', 'Đã ban hành ngày 25/6/2024'))).toBe('late');
    expect(completionTiming(done('2024-06-30', 'Đã ban hành ngày 25/6/2024'))).not.toBe('late');
  });

  it('does not guess where no document tells', () => {
    expect(completionTiming(done('2024-05-31', null))).toBeNull();
    expect(completionTiming(done(null, 'Đã ban hành ngày 25/6/2024'))).toBeNull();
  });
});
