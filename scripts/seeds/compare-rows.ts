/** The first line two files of rows differ in; null where they are the same. */
export interface RowDifference {
  /** Line, from 1. */
  readonly line: number;
  /** The row's id, or that of the row expected there. */
  readonly id: string;
  /** Names of the fields that differ, `events.1.dueOn`; empty where a row is missing or added. */
  readonly fields: readonly string[];
}

type Row = { readonly id: string };

function differingFields(one: unknown, other: unknown, path: string): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (!isNested(one) || !isNested(other)) return [path];
  const left = one as Record<string, unknown>;
  const right = other as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) =>
    differingFields(left[key], right[key], path === '' ? key : `${path}.${key}`),
  );
}

/** Compares the rows a build makes with those kept. */
export function findFirstDifference(
  made: readonly Row[],
  kept: readonly Row[],
): RowDifference | null {
  for (let index = 0; index < Math.max(made.length, kept.length); index += 1) {
    const one = made[index];
    const other = kept[index];
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    const fields =
      one !== undefined && other !== undefined && one.id === other.id
        ? differingFields(one, other, '')
        : [];
    return { line: index + 1, id: (other ?? one)?.id ?? '', fields };
  }
  return null;
}
