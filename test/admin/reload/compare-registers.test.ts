import { describe, expect, it } from 'vitest';
import { compareRegisters, isEmpty } from '../../../src/admin/reload/compare-registers.js';
import { phraseChanges, summariseChanges } from '../../../src/admin/reload/phrase-changes.js';
import { deriveTask, type Task } from '../../../src/domain/task.js';
import { createSampleRegister } from '../../contracts/storage/sample-register.js';

const before = createSampleRegister();
const [first, ...others] = before.tasks;
if (!first) throw new Error('the sample has no task');

const reported = (task: Task): Task =>
  deriveTask({
    ...task,
    events: task.events.map((event) => ({ ...event, status: 'completed' as const })),
  });
const open = (task: Task): Task =>
  deriveTask({ ...task, events: task.events.map((event) => ({ ...event, status: null })) });

describe('compareRegisters', () => {
  it('finds nothing where nothing differs, whatever the order of keys', () => {
    const reordered = before.tasks.map(
      (task) => Object.fromEntries(Object.entries(task).reverse()) as unknown as Task,
    );
    const changes = compareRegisters(before, { ...createSampleRegister(), tasks: reordered });
    expect(isEmpty(changes)).toBe(true);
    expect(summariseChanges(changes)).toBe('không có gì thay đổi');
  });

  it('tells tasks added, changed, completed and gone apart, each in one place', () => {
    const renamed = { ...first, title: 'Tên khác' };
    expect(compareRegisters(before, { ...before, tasks: [renamed, ...others] }).tasks).toEqual({
      added: [],
      changed: [renamed],
      removed: [],
    });
    const lost = compareRegisters(before, { ...before, tasks: others });
    expect(lost.tasks.removed).toEqual([first]);
    const found = compareRegisters({ ...before, tasks: others }, before);
    expect(found.tasks.added).toEqual([first]);
    const done = compareRegisters(
      { ...before, tasks: [open(first)] },
      { ...before, tasks: [reported(first)] },
    );
    expect(done.closed).toEqual([reported(first)]);
    expect(done.tasks.changed).toEqual([]);
  });

  it('takes a document for changed where only the words of a section changed', () => {
    const sections = before.sections.map((section, index) =>
      index === 0 ? { ...section, text: `${section.text} thêm` } : section,
    );
    const { documents } = compareRegisters(before, { ...before, sections });
    expect(documents.changed.map(({ id }) => id)).toEqual([before.sections[0]?.document]);
  });

  it('takes a document for changed that lost or gained a section', () => {
    const less = { ...before, sections: before.sections.slice(1) };
    const none = { ...before, sections: [] };
    const id = before.sections[0]?.document;
    for (const [was, is] of [
      [before, less],
      [less, before],
      [before, none],
      [none, before],
    ] as const)
      expect(compareRegisters(was, is).documents.changed.map((one) => one.id)).toContain(id);
  });

  it('counts other rows that differ', () => {
    const terms = before.terms.map((term) => ({ ...term, meaning: 'nghĩa khác' }));
    const changes = compareRegisters(before, { ...before, terms });
    expect(changes.others).toBe(before.terms.length);
    expect(isEmpty(changes)).toBe(false);
  });
});

describe('phraseChanges', () => {
  it('names every task that is gone, and some of those that came', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({
      ...first,
      id: `t${at}`,
      title: `Việc ${at}`,
    }));
    const empty = { ...before, tasks: [] };
    const gone = phraseChanges(compareRegisters({ ...before, tasks: many }, empty), {
      version: 2,
      ...empty,
    }).join('\n');
    for (const { title } of many) expect(gone).toContain(`➖ ${title}`);
    const after = { ...before, tasks: many };
    const came = phraseChanges(compareRegisters(empty, after), { version: 2, ...after });
    expect(came).toContain('➕ … và 6 mục khác');
    expect(came.join('\n')).toContain('Nhiệm vụ: thêm 9, sửa 0, hoàn thành 0, bỏ 0 (đang có 9)');
  });
});
