import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameContent } from '../../../src/admin/reload/is-same-content.js';

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

describe('isSameContent', () => {
  it('heeds neither the order of keys nor what is undefined', () => {
    expect(isSameContent({ a: 1, b: [{ c: 2, d: null }] }, { b: [{ d: null, c: 2 }], a: 1 })).toBe(
      true,
    );
    expect(isSameContent({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isSameContent({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  });

  it('tells apart what is written differently', () => {
    for (const [one, other] of [
      [{ a: 1 }, { a: 1, b: null }],
      [{ a: 1, b: null }, { a: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1, 2]],
      [[], {}],
      [{ a: '1' }, { a: 1 }],
      [null, {}],
    ])
      expect(isSameContent(one, other)).toBe(false);
  });

  it('says what a comparison of the written texts says', () => {
    const value = fc
      .jsonValue({ maxDepth: 3 })
      .map((one) => JSON.parse(JSON.stringify(one)) as unknown);
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(isSameContent(one, other)).toBe(sorted(one) === sorted(other));
        expect(isSameContent(one, structuredClone(one))).toBe(true);
      }),
    );
  });
});
