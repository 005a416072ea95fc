import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAmendments } from '../../src/amendments/apply-amendments.js';
import { withdrawAmendment } from '../../src/amendments/withdraw-amendment.js';
import type { Register } from '../../src/domain/register.js';
import type { Task } from '../../src/domain/task.js';
import { createSampleRegister } from '../contracts/storage/sample-register.js';
import { additionOf, amendmentOf, correctionOf, eventOf, sectionOf } from './make-amendments.js';

const base = createSampleRegister();
const taskOf = (register: Omit<Register, 'version'>, id = 'z-first'): Task => {
  const task = register.tasks.find((one) => one.id === id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
};
const apply = (...contents: Parameters<typeof amendmentOf>[1][]) =>
  applyAmendments(
    base,
    contents.map((content, at) => amendmentOf(at + 1, content)),
  );

describe('applyAmendments', () => {
  it('returns the base where there is nothing to lay over it', () => {
    expect(applyAmendments(base, [])).toEqual({ register: base, warnings: [] });
  });

  it('sets the status by an event that names the document it rests on', () => {
    const { register, warnings } = apply(
      correctionOf({ status: 'completed', note: 'đã ban hành', reportedOn: '2024-07-12' }),
    );
    const task = taskOf(register);
    expect(warnings).toEqual([]);
    expect(task).toMatchObject({ status: 'completed', statusNote: 'đã ban hành' });
    expect(task.events.at(-1)).toMatchObject({
      kind: 'corrected',
      document: 'cap-nhat',
      section: '1',
      quote:
        'Cập nhật của quản trị viên ngày 15/7/2024: đã hoàn thành; ghi chú “đã ban hành”; theo báo cáo ngày 12/7/2024. Căn cứ: 58/QĐ-BTC ngày 12/7/2024.',
      correction: { amendment: 1, basis: '58/QĐ-BTC ngày 12/7/2024' },
    });
    expect(task.events.slice(0, -1)).toEqual(taskOf(base).events);
  });

  it('moves the deadline and keeps the first one', () => {
    const task = taskOf(apply(correctionOf({ dueOn: '2025-06-30' })).register);
    expect(task.due).toBe('2025-06-30');
    expect(task.originalDue).toBe(taskOf(base).originalDue);
    expect(task.status).toBe(taskOf(base).status);
  });

  it('makes a recurring duty a dated task when it is given a date', () => {
    const recurring = base.tasks.find((task) => task.recurrence !== null);
    if (!recurring) throw new Error('the sample has no recurring duty');
    const { register } = apply(correctionOf({ taskId: recurring.id, dueOn: '2025-01-31' }));
    expect(taskOf(register, recurring.id)).toMatchObject({ due: '2025-01-31', recurrence: null });
  });

  it('changes the lead agency, and keeps the old one where the new one is unknown', () => {
    expect(taskOf(apply(correctionOf({ lead: ['bo-tai-chinh'] })).register).lead).toEqual([
      'bo-tai-chinh',
    ]);
    const { register, warnings } = apply(correctionOf({ lead: ['bo-khong-co'] }));
    expect(taskOf(register).lead).toEqual(taskOf(base).lead);
    expect(warnings).toEqual([expect.stringContaining('bo-khong-co')]);
  });

  it('names a correction whose task is gone, and changes nothing', () => {
    const { register, warnings } = apply(correctionOf({ taskId: 'gone', status: 'completed' }));
    expect(register).toEqual(base);
    expect(warnings).toEqual([expect.stringContaining('gone')]);
  });

  it('adds a document in its place by age, with sections and tasks', () => {
    const { register } = apply(additionOf('tb-mid', '2024-03-01'));
    expect(register.documents.map((document) => document.id)).toEqual(['tb-1', 'tb-mid', 'bc-2']);
    expect([...new Set(register.sections.map((section) => section.document))]).toEqual([
      'tb-1',
      'tb-mid',
      'bc-2',
    ]);
    expect(taskOf(register, 'tb-mid-i-1').title).toBe('Việc mới của tb-mid');
    expect(register.tasks.slice(0, base.tasks.length)).toEqual(base.tasks);
  });

  it('puts an older document’s words before those of newer ones', () => {
    const before = taskOf(base);
    const said = eventOf('tb-mid', { kind: 'extended', dueOn: '2024-04-30' });
    const { register } = apply(
      additionOf('tb-mid', '2024-03-01', {
        tasks: [],
        events: [{ taskId: 'z-first', event: said }],
      }),
    );
    const task = taskOf(register);
    const documents = task.events.map((event) => event.document);
    expect(documents.indexOf('tb-mid')).toBeGreaterThan(documents.lastIndexOf('tb-1'));
    expect(documents.indexOf('tb-mid')).toBeLessThan(documents.indexOf('bc-2'));
    expect(task.status).toBe(before.status);
  });

  it('lets a newer document outrank a correction, and a correction an older document', () => {
    const report = eventOf('bc-new', { kind: 'reported', status: 'in_progress' });
    const done = correctionOf({ status: 'completed' });
    const later = additionOf('bc-new', '2024-08-01', {
      tasks: [],
      events: [{ taskId: 'z-first', event: report }],
    });
    const earlier = additionOf('bc-new', '2024-07-14', {
      tasks: [],
      events: [{ taskId: 'z-first', event: report }],
    });
    expect(taskOf(apply(done, later).register).status).toBe('in_progress');
    expect(taskOf(apply(done, earlier).register).status).toBe('completed');
  });

  it('leaves out a document that the files hold themselves by now', () => {
    const { register, warnings } = apply(additionOf('tb-1', '2024-03-01'));
    expect(register).toEqual(base);
    expect(warnings).toHaveLength(1);
  });

  it('replaces a document: tasks that both speak of stay, the others are named', () => {
    const first = additionOf('tb-new', '2024-08-01');
    const second = additionOf('tb-new-2', '2024-08-02', { replaces: 'tb-new' });
    const lost = apply(first, second);
    expect(lost.register.documents.map((document) => document.id)).not.toContain('tb-new');
    expect(lost.register.tasks.map((task) => task.id)).not.toContain('tb-new-i-1');
    expect(lost.warnings).toEqual([expect.stringContaining('Việc mới của tb-new')]);

    const kept = apply(first, {
      ...second,
      tasks: [],
      events: [{ taskId: 'tb-new-i-1', event: eventOf('tb-new-2', { dueOn: '2024-12-31' }) }],
    });
    expect(kept.warnings).toEqual([]);
    expect(taskOf(kept.register, 'tb-new-i-1')).toMatchObject({
      due: '2024-12-31',
      events: [expect.objectContaining({ document: 'tb-new-2' })],
    });
  });

  it('gives a task of the replaced edition anew under its id, and keeps what admins said of it', () => {
    const first = additionOf('tb-new', '2024-08-01');
    const done = correctionOf({
      taskId: 'tb-new-i-1',
      status: 'completed',
      orderedOn: '2024-08-05',
    });
    const second = additionOf('tb-new', '2024-08-01', {
      replaces: 'tb-new',
      tasks: first.tasks.map((task) => ({ ...task, title: 'Tên đúng', lead: ['bo-ke-hoach'] })),
    });
    const { register, warnings } = apply(first, done, second);
    expect(warnings).toEqual([]);
    expect(taskOf(register, 'tb-new-i-1')).toMatchObject({
      title: 'Tên đúng',
      lead: ['bo-ke-hoach'],
      status: 'completed',
    });
  });

  it('takes a new edition under the same id', () => {
    const { register } = apply(additionOf('tb-new', '2024-08-01'), {
      ...additionOf('tb-new', '2024-08-01', { replaces: 'tb-new' }),
      sections: [sectionOf('tb-new', 'II.9')],
    });
    expect(
      register.sections.filter((section) => section.document === 'tb-new').map((one) => one.path),
    ).toEqual(['II.9']);
    expect(register.documents.filter((document) => document.id === 'tb-new')).toHaveLength(1);
  });

  const content = fc.oneof(
    fc
      .record({
        taskId: fc.constantFrom(...base.tasks.map((task) => task.id), 'gone'),
        status: fc.constantFrom(null, 'completed' as const, 'in_progress' as const),
        dueOn: fc.constantFrom(null, '2024-12-31', '2025-06-30'),
        orderedOn: fc.constantFrom('2024-07-15', '2024-09-01'),
      })
      .map((values) => correctionOf(values)),
    fc
      .record({
        id: fc.constantFrom('tb-a', 'tb-b', 'tb-1'),
        day: fc.constantFrom('2024-01-05', '2024-08-01'),
        onTask: fc.constantFrom(null, ...base.tasks.map((task) => task.id)),
      })
      .map(({ id, day, onTask }) =>
        additionOf(id, day, {
          events: onTask === null ? [] : [{ taskId: onTask, event: eventOf(id) }],
        }),
      ),
  );
  const amendments = fc
    .array(content, { maxLength: 6 })
    .map((contents) => contents.map((one, at) => amendmentOf(at + 1, one)));

  it('gives the same whether laid over at once or one after another', () => {
    fc.assert(
      fc.property(amendments, fc.nat(6), (all, cut) => {
        const first = applyAmendments(base, all.slice(0, cut));
        const then = applyAmendments(first.register, all.slice(cut));
        const atOnce = applyAmendments(base, all);
        expect(then.register).toEqual(atOnce.register);
        expect([...first.warnings, ...then.warnings]).toEqual(atOnce.warnings);
      }),
    );
  });

  it('never loses a task or an event that is there, nor gives an id twice', () => {
    fc.assert(
      fc.property(amendments, (all) => {
        const { register } = applyAmendments(base, all);
        const ids = register.tasks.map((task) => task.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const task of base.tasks)
          expect(taskOf(register, task.id).events).toEqual(
            expect.arrayContaining([...task.events]),
          );
      }),
    );
  });

  it('is undone by withdrawing the newest', () => {
    fc.assert(
      fc.property(amendments, (all) => {
        let register = base;
        for (const amendment of all) {
          // What a correction keeps of the state before it is taken when it is made.
          const { content } = amendment;
          const task =
            content.kind === 'correction' &&
            register.tasks.find((one) => one.id === content.taskId);
          const made =
            content.kind === 'correction' && task
              ? {
                  ...amendment,
                  content: { ...content, before: { lead: task.lead, recurrence: task.recurrence } },
                }
              : amendment;
          const applied = applyAmendments(register, [made]);
          if (applied.warnings.length === 0)
            expect(withdrawAmendment(applied.register, made)?.register).toEqual(register);
          register = applied.register;
        }
      }),
    );
  });

  it('does not claim to undo a replacement', () => {
    const first = amendmentOf(1, additionOf('tb-new', '2024-08-01'));
    const second = amendmentOf(2, additionOf('tb-2', '2024-08-02', { replaces: 'tb-new' }));
    const { register } = applyAmendments(base, [first, second]);
    expect(withdrawAmendment(register, second)).toBeNull();
  });
});
