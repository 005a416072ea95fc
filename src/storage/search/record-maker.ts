/** Reads a field of the record at a position when it is asked for. */
export type FieldReader<T> = (position: number, record: T) => unknown;

/**
 * Where each field of a record comes from, in the order a record made elsewhere has them: `held` with
 * the record, or read when asked for.
 */
export type FieldPlan<T> = Readonly<Record<keyof T & string, 'held' | FieldReader<T>>>;

/**
 * Makes records that hold a few of their fields and read the others when asked for. To whoever uses
 * them they are plain objects: spread, compared and written as JSON like any other. Hundreds of
 * thousands of them share one shape: getters written into each object would take ten times the memory.
 */
export function createRecordMaker<T extends object>(
  plan: FieldPlan<T>,
): (position: number, held: readonly unknown[]) => T {
  const steps = Object.entries<'held' | FieldReader<T>>(plan).map(([name, source]) => ({
    name,
    descriptor: source === 'held' ? null : describeField(source),
  }));

  class FiledRecord {
    readonly #position: number;

    constructor(position: number, held: readonly unknown[]) {
      this.#position = position;
      let at = 0;
      for (const { name, descriptor } of steps)
        if (descriptor === null) (this as Record<string, unknown>)[name] = held[at++];
        else Object.defineProperty(this, name, descriptor);
    }

    static positionOf(record: FiledRecord): number {
      return record.#position;
    }
  }

  function describeField(read: FieldReader<T>): PropertyDescriptor {
    return {
      enumerable: true,
      get(this: FiledRecord) {
        return read(FiledRecord.positionOf(this), this as unknown as T);
      },
    };
  }

  return (position, held) => new FiledRecord(position, held) as unknown as T;
}
