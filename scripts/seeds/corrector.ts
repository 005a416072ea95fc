import { KnowledgeError } from '../../src/domain/errors.js';
import type { TaskEvent } from '../../src/domain/task.js';
import type { SeedRow } from '../../src/storage/seeds/parse-seed-lines.js';
import { namePlace } from './find-candidate.js';
import type { AddedPlace, Correction, DroppedPlace, Place, Review } from './review-files.js';

/** A correction as messages name it. */
export interface NamedLine {
  readonly line: number;
  readonly name: string;
}

/** Applies the corrections of a review and remembers which did something. */
export interface Corrector {
  /** The fields of a task, set otherwise where a correction says so. */
  correctTask<T extends object>(task: string, made: T): T;
  /** The event of a place of a task; `isAt` tells the corrections of this place. */
  correctPlace(task: string, made: TaskEvent, isAt: (place: Place) => boolean): TaskEvent;
  added(task: string): readonly SeedRow<AddedPlace>[];
  dropped(): readonly SeedRow<DroppedPlace>[];
  needless(): readonly NamedLine[];
  stale(): readonly NamedLine[];
  /** Throws a KnowledgeError naming the first correction that met no task or place. */
  requireAllUsed(): void;
}

const isEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function nameCorrection(correction: Correction): string {
  if ('drop' in correction) return `bỏ ${namePlace(correction.drop)}`;
  const { task } = correction;
  if ('add' in correction) return `${task}: thêm ${namePlace({ ...correction.add, words: null })}`;
  return `${task}: ${correction.field}${'at' in correction ? ` tại ${namePlace(correction.at)}` : ''}`;
}

export function createCorrector({ corrections, correctionsFile }: Review): Corrector {
  const used = new Set<SeedRow<Correction>>();
  const needless: NamedLine[] = [];
  const stale: NamedLine[] = [];

  const apply = <T extends object>(made: T, rows: readonly SeedRow<Correction>[]): T => {
    const result = { ...made } as Record<string, unknown>;
    for (const row of rows) {
      const { value, line } = row;
      if (!('field' in value)) continue;
      used.add(row);
      const was = result[value.field];
      if (isEqual(was, value.right)) needless.push({ line, name: nameCorrection(value) });
      else if (!isEqual(was, value.extracted)) stale.push({ line, name: nameCorrection(value) });
      result[value.field] = value.right;
    }
    return result as T;
  };
  const ofTask = (task: string): readonly SeedRow<Correction>[] =>
    corrections.filter(({ value }) => 'task' in value && value.task === task);

  return {
    correctTask: (task, made) =>
      apply(
        made,
        ofTask(task).filter(({ value }) => !('at' in value)),
      ),
    correctPlace: (task, made, isAt) =>
      apply(
        made,
        ofTask(task).filter(({ value }) => 'at' in value && isAt(value.at)),
      ),
    added: (task) =>
      ofTask(task).flatMap((row) => {
        if (!('add' in row.value)) return [];
        used.add(row);
        return [{ value: row.value, line: row.line }];
      }),
    dropped: () =>
      corrections.flatMap((row) => {
        if (!('drop' in row.value)) return [];
        used.add(row);
        return [{ value: row.value, line: row.line }];
      }),
    needless: () => needless,
    stale: () => stale,
    requireAllUsed: () => {
      const lost = corrections.find((row) => !used.has(row));
      if (lost)
        throw new KnowledgeError(
          correctionsFile,
          lost.line,
          `sửa đổi không tìm thấy chỗ của nó (${nameCorrection(lost.value)})`,
        );
    },
  };
}
