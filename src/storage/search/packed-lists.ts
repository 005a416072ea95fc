import type { Positions, PositionsCursor } from '../../retrieval/match-texts.js';

/*
 * Lists of entries as bytes: positions as their distance from the one before, every number in groups
 * of seven bits, lowest first, the eighth bit telling that another group follows. A third to a tenth
 * of the size of plain numbers, and read from the disk as much faster.
 */

const MORE = 0x80;
const GROUP = 0x7f;
const GROUP_BITS = 7;
/** Groups that hold the largest number there is. */
const MOST_GROUPS = 5;
const FIRST_BYTES = 16;

/** A list that grows. */
class GrowingList {
  private bytes = new Uint8Array(FIRST_BYTES);
  private end = 0;
  private last = 0;

  addPosition(position: number): void {
    this.add(position - this.last);
    this.last = position;
  }

  add(number: number): void {
    if (this.end + MOST_GROUPS > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    let rest = number;
    while (rest > GROUP) {
      this.bytes[this.end++] = (rest & GROUP) | MORE;
      rest >>>= GROUP_BITS;
    }
    this.bytes[this.end++] = rest;
  }

  finish(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.end));
  }
}

/** Gathers the lists of many terms at once, packed from the start: those of a large corpus are long. */
export interface ListPacker {
  /** Adds a position, none below the one before, and what else its entry holds, to a term's list. */
  add(term: number, position: number, ...counts: readonly number[]): void;
  /** The lists by term, terms in their order. */
  lists(): Generator<readonly [term: number, list: Buffer], void>;
}

export function createListPacker(): ListPacker {
  const lists: (GrowingList | undefined)[] = [];
  return {
    add(term, position, ...counts) {
      const list = (lists[term] ??= new GrowingList());
      list.addPosition(position);
      for (const count of counts) list.add(count);
    },
    *lists() {
      for (const [term, list] of lists.entries())
        if (list !== undefined) yield [term, list.finish()] as const;
    },
  };
}

/** Packs ascending numbers. */
export function packNumbers(numbers: Iterable<number>): Buffer {
  const list = new GrowingList();
  for (const number of numbers) list.addPosition(number);
  return list.finish();
}

/** Numbers unpacked; valid until the next list is. */
export interface Unpacked {
  readonly numbers: Int32Array;
  readonly length: number;
}

/** Unpacks whole lists of `width` numbers an entry, into a store that the next list takes over. */
export function createUnpacker(width: number): (bytes: Uint8Array) => Unpacked {
  let numbers = new Int32Array();
  return (bytes) => {
    // No number takes less than a byte.
    if (numbers.length < bytes.length) numbers = new Int32Array(bytes.length * 2);
    let length = 0;
    let position = 0;
    let column = 0;
    for (let at = 0; at < bytes.length;) {
      let byte = bytes[at++] ?? 0;
      let number = byte & GROUP;
      for (let shift = GROUP_BITS; (byte & MORE) !== 0; shift += GROUP_BITS) {
        byte = bytes[at++] ?? 0;
        number |= (byte & GROUP) << shift;
      }
      if (column === 0) number = position += number;
      numbers[length++] = number;
      column = column + 1 === width ? 0 : column + 1;
    }
    return { numbers, length };
  };
}

/** Reads a list of positions stretch by stretch; `store` may be shared, see `PositionsCursor`. */
export function createPackedCursor(bytes: Uint8Array, store: Int32Array): PositionsCursor {
  let at = 0;
  let position = 0;
  /** Whether `position` was unpacked and belongs to a later stretch. */
  let isWaiting = false;
  return {
    read(from, end): Positions {
      let length = 0;
      for (;;) {
        if (!isWaiting) {
          if (at >= bytes.length) break;
          let byte = bytes[at++] ?? 0;
          let step = byte & GROUP;
          for (let shift = GROUP_BITS; (byte & MORE) !== 0; shift += GROUP_BITS) {
            byte = bytes[at++] ?? 0;
            step |= (byte & GROUP) << shift;
          }
          position += step;
        }
        isWaiting = position >= end;
        if (isWaiting) break;
        if (position >= from) store[length++] = position;
      }
      return { numbers: store, start: 0, length };
    },
  };
}

/** Packed lists one after the other, and where each ends. */
export interface PackedRun {
  readonly bytes: Buffer;
  readonly ends: Int32Array;
}

/** Sums what the numbers of one list of a run weigh, by number. */
export function sumOfList({ bytes, ends }: PackedRun, list: number, weights: Float64Array): number {
  let sum = 0;
  let number = 0;
  const end = ends[list] ?? 0;
  for (let at = ends[list - 1] ?? 0; at < end;) {
    let byte = bytes[at++] ?? 0;
    let step = byte & GROUP;
    for (let shift = GROUP_BITS; (byte & MORE) !== 0; shift += GROUP_BITS) {
      byte = bytes[at++] ?? 0;
      step |= (byte & GROUP) << shift;
    }
    number += step;
    sum += weights[number] ?? 0;
  }
  return sum;
}
