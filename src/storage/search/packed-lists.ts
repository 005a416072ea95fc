/*
 * Lists of entries as bytes: positions as their distance from the one before, every number in groups
 * of seven bits, lowest first, the eighth bit telling that another group follows. A third to a tenth
 * of the size of plain numbers, and read from the disk as much faster.
 */

/** What a packed list is unpacked into; valid until the next list is. */
export interface Unpacked {
  readonly numbers: Int32Array;
  readonly length: number;
}

const MORE = 0x80;
const GROUP = 0x7f;
const GROUP_BITS = 7;

/**
 * Packs rows of `width` numbers each, none negative; the first of each row is a position, and positions
 * ascend.
 */
export function packRows(rows: readonly number[], width: number): Buffer {
  // Five groups hold the largest number there is.
  const bytes = Buffer.allocUnsafe(rows.length * 5);
  let end = 0;
  let before = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const number = rows[at] ?? 0;
    let rest = at % width === 0 ? number - before : number;
    if (at % width === 0) before = number;
    while (rest > GROUP) {
      bytes[end++] = (rest & GROUP) | MORE;
      rest >>>= GROUP_BITS;
    }
    bytes[end++] = rest;
  }
  return Buffer.from(bytes.subarray(0, end));
}

/** Unpacks what `packRows` packed, one list after the other, into a store that the next call takes over. */
export function createUnpacker(width: number): (lists: readonly Uint8Array[]) => Unpacked {
  let numbers = new Int32Array();

  function unpack(bytes: Uint8Array, start: number): number {
    let end = start;
    let before = 0;
    let column = 0;
    for (let at = 0; at < bytes.length;) {
      let byte = bytes[at++] ?? 0;
      let number = byte & GROUP;
      for (let shift = GROUP_BITS; (byte & MORE) !== 0; shift += GROUP_BITS) {
        byte = bytes[at++] ?? 0;
        number |= (byte & GROUP) << shift;
      }
      if (column === 0) {
        number += before;
        before = number;
      }
      numbers[end++] = number;
      column = column + 1 === width ? 0 : column + 1;
    }
    return end;
  }

  return (lists) => {
    // No number takes less than a byte.
    const most = lists.reduce((sum, { length }) => sum + length, 0);
    if (numbers.length < most) numbers = new Int32Array(most * 2);
    let length = 0;
    for (const bytes of lists) length = unpack(bytes, length);
    return { numbers, length };
  };
}

/** Packed lists of one number a row, one after the other, and where each ends. */
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
