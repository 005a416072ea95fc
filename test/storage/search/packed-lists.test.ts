import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createListPacker,
  createPackedCursor,
  createUnpacker,
  packNumbers,
  sumOfList,
} from '../../../src/storage/search/packed-lists.js';

const LARGEST = 2 ** 30;
const positions = fc
  .uniqueArray(fc.nat(LARGEST), { maxLength: 60 })
  .map((numbers) => numbers.toSorted((a, b) => a - b));

describe('packed lists', () => {
  it('come back as they were put in, term by term', () => {
    const entry = fc.tuple(fc.nat(5), fc.nat(300), fc.nat(300));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80 }), (entries) => {
        const packer = createListPacker();
        const expected = new Map<number, number[]>();
        for (const [position, [term, inText, inContext]] of entries.entries()) {
          packer.add(term, position * 129, inText, inContext);
          const list = expected.get(term) ?? [];
          list.push(position * 129, inText, inContext);
          expected.set(term, list);
        }
        const unpack = createUnpacker(3);
        for (const [term, list] of packer.lists()) {
          const { numbers, length } = unpack(list);
          expect([...numbers.subarray(0, length)]).toEqual(expected.get(term));
          expected.delete(term);
        }
        expect(expected.size).toBe(0);
      }),
    );
  });

  it('are read stretch by stretch, stretches left out included', () => {
    const store = new Int32Array(60);
    const ends = fc.uniqueArray(fc.nat(LARGEST), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(positions, ends, (numbers, cuts) => {
        const cursor = createPackedCursor(packNumbers(numbers), store);
        let from = 0;
        for (const [index, end] of cuts.toSorted((a, b) => a - b).entries()) {
          if (index % 3 !== 1) {
            const read = cursor.read(from, end);
            expect([...store.subarray(read.start, read.start + read.length)]).toEqual(
              numbers.filter((number) => number >= from && number < end),
            );
          }
          from = end;
        }
      }),
    );
  });

  it('are summed up by what their numbers weigh', () => {
    const lists = [[0, 3, 7], [], [7, 130]];
    const packed = lists.map(packNumbers);
    const run = {
      bytes: Buffer.concat(packed),
      ends: Int32Array.of(
        ...packed.map((_, index) =>
          packed.slice(0, index + 1).reduce((sum, one) => sum + one.length, 0),
        ),
      ),
    };
    const weights = new Float64Array(131);
    weights[3] = 1;
    weights[7] = 10;
    weights[130] = 100;
    expect(lists.map((_, index) => sumOfList(run, index, weights))).toEqual([11, 0, 110]);
  });
});
