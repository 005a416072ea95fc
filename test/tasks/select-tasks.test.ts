import { describe, expect, it } from 'vitest';
import type { TaskFilter } from '../../src/domain/query.js';
import type { Task } from '../../src/domain/task.js';
import { createAgencyDirectory } from '../../src/tasks/agency-directory.js';
import { isUnder, selectTasks, type TaskSelection } from '../../src/tasks/select-tasks.js';
import { makeAgency, makeTask } from '../builders/make-register.js';

const TODAY = '2024-07-15';
const directory = createAgencyDirectory([
  makeAgency('Bộ Tài chính', {
    successions: [],
  }),
  makeAgency('Tổng cục Thuế', { kind: 'unit', parent: 'bo-tai-chinh' }),
  makeAgency('Bộ Y tế'),
  makeAgency('Bộ Kế hoạch', {
    validUntil: '2025-02-28',
    successions: [
      { agency: 'bo-tai-chinh', from: '2025-03-01', fields: null },
      { agency: 'bo-y-te', from: '2025-03-01', fields: ['khám bệnh'] },
    ],
  }),
  makeAgency('Các bộ', { kind: 'class', members: ['ministry'] }),
  makeAgency('Các tỉnh', { kind: 'class', members: ['province'] }),
]);

const tasks = [
  makeTask('late', ['bo-tai-chinh'], [{ dueOn: '2024-07-14' }]),
  makeTask('due-today', ['bo-tai-chinh'], [{ dueOn: '2024-07-15' }]),
  makeTask(
    'moved',
    ['bo-tai-chinh'],
    [
      { dueOn: '2024-05-30' },
      { kind: 'extended', document: 'bc-2', section: 'III.4', dueOn: '2024-07-31' },
    ],
  ),
  makeTask(
    'done',
    ['bo-tai-chinh'],
    [
      { dueOn: '2024-05-30' },
      { kind: 'reported', document: 'bc-2', section: 'PL1.a.1', status: 'completed' },
    ],
  ),
  makeTask('unit', ['tong-cuc-thue'], [{ dueOn: '2024-06-30' }]),
  makeTask('shared', ['bo-y-te', 'bo-tai-chinh']),
  makeTask('helps', ['bo-y-te'], [{}], { coordinating: ['bo-tai-chinh'] }),
  makeTask('class', ['cac-bo'], [{ dueOn: '2024-07-01' }]),
  makeTask('provinces', ['cac-tinh'], [{ dueOn: '2024-07-01' }]),
  makeTask('old', ['bo-ke-hoach'], [{ quote: 'Hoàn thiện danh mục đầu tư công.' }]),
  makeTask('old-health', ['bo-ke-hoach'], [{ quote: 'Kết nối dữ liệu khám bệnh.' }]),
  makeTask('routine', ['bo-tai-chinh'], [{ dueOn: '2024-06-01' }], { recurrence: 'hằng tháng' }),
];

function select(filter: TaskFilter, today = TODAY): Record<keyof TaskSelection, string[]> {
  const selection = selectTasks(tasks, directory, filter, today);
  const idsOf = (some: readonly Task[]): string[] => some.map(({ id }) => id);
  return {
    own: idsOf(selection.own),
    extended: idsOf(selection.extended),
    class: idsOf(selection.class),
    coordinating: idsOf(selection.coordinating),
    inherited: idsOf(selection.inherited),
  };
}

describe('selectTasks', () => {
  it('takes a deadline as missed from the day after it, and extended ones apart', () => {
    const { own, extended, class: duties } = select({ agencies: ['bo-tai-chinh'], overdue: true });
    expect(own).toEqual(['late', 'unit']);
    expect(extended).toEqual(['moved']);
    expect(duties).toEqual(['class']);
  });

  it('takes an extended task as overdue once its new deadline has passed', () => {
    const { own, extended } = select({ agencies: ['bo-tai-chinh'], overdue: true }, '2024-08-01');
    expect(own).toContain('moved');
    expect(extended).toEqual([]);
  });

  it('never takes a completed or a recurring task as overdue', () => {
    const { own } = select({ agencies: ['bo-tai-chinh'], overdue: true }, '2030-01-01');
    expect(own).not.toContain('done');
    expect(own).not.toContain('routine');
  });

  it('shows tasks of units and shared ones as own, those only supported apart', () => {
    const selection = select({ agencies: ['bo-tai-chinh'] });
    expect(selection.own).toEqual(
      expect.arrayContaining(['unit', 'shared', 'late', 'done', 'routine']),
    );
    expect(selection.coordinating).toEqual(['helps']);
    expect(selection.class).toEqual(['class']);
  });

  it('puts no task in two groups', () => {
    const all = Object.values(select({ agencies: ['bo-tai-chinh', 'bo-y-te'] })).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('brings the tasks of a former agency from the day it ended, by field where fields moved', () => {
    expect(select({ agencies: ['bo-tai-chinh'] }, '2025-02-28').inherited).toEqual([]);
    expect(select({ agencies: ['bo-tai-chinh'] }, '2025-03-01').inherited).toEqual(['old']);
    expect(select({ agencies: ['bo-y-te'] }, '2025-03-01').inherited).toEqual(['old-health']);
  });

  it('leaves out excluded agencies together with their units', () => {
    const { own } = select({ excludedAgencies: ['bo-tai-chinh'] });
    expect(own).toEqual(['helps', 'class', 'provinces', 'old', 'old-health']);
  });

  it('narrows by document, by period and by id', () => {
    expect(select({ places: [{ document: 'bc-2', section: null }] }).own).toEqual([
      'moved',
      'done',
    ]);
    expect(select({ places: [{ document: 'bc-2', section: 'PL1' }] }).own).toEqual(['done']);
    expect(select({ due: { from: '2024-07-15', to: '2024-07-31' } }).own).toEqual([
      'due-today',
      'moved',
    ]);
    expect(select({ ids: ['late'] }).own).toEqual(['late']);
  });
});

describe('isUnder', () => {
  it('compares whole parts of a path', () => {
    expect(isUnder('PL2.b.9', 'PL2')).toBe(true);
    expect(isUnder('III(2).6#1', 'III(2).6')).toBe(true);
    expect(isUnder('PL21.b', 'PL2')).toBe(false);
    expect(isUnder('III.15', 'III.1')).toBe(false);
  });
});
