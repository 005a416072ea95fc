import type { TaskEvent, TaskRecord } from '../../src/domain/task.js';
import type { BuiltTask } from './build-tasks.js';
import type { PlaceField, TaskField } from './review-files.js';

const TASK_FIELDS: readonly TaskField[] = [
  'title',
  'lead',
  'coordinating',
  'supervisor',
  'result',
  'recurrence',
];
const PLACE_FIELDS: readonly PlaceField[] = [
  'kind',
  'quote',
  'deadlineText',
  'dueOn',
  'status',
  'statusNote',
];

const isEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Correction lines that would keep the register as it is where a build makes it otherwise, without
 * the reason: that is for a reader to write, and a line without one is refused.
 */
export function proposeCorrections(
  built: readonly BuiltTask[],
  kept: readonly TaskRecord[],
): readonly object[] {
  return built.flatMap(({ record, places }) => {
    const task = record.id;
    const before = kept.find(({ id }) => id === task);
    if (!before) return [];
    const ofTask = TASK_FIELDS.filter((field) => !isEqual(record[field], before[field])).map(
      (field) => ({ task, field, extracted: record[field], right: before[field], why: '' }),
    );
    const left = [...before.events];
    const ofPlaces = record.events.flatMap((event, index) => {
      const at = places[index];
      const found = left.findIndex((one) => isSameSection(one, event));
      if (!at || found < 0) return [];
      const [right] = left.splice(found, 1);
      if (!right) return [];
      return PLACE_FIELDS.filter((field) => !isEqual(event[field], right[field])).map((field) => ({
        task,
        at,
        field,
        extracted: event[field],
        right: right[field],
        why: '',
      }));
    });
    return [...ofTask, ...ofPlaces];
  });
}

const isSameSection = (one: TaskEvent, other: TaskEvent): boolean =>
  one.document === other.document && one.section === other.section;
