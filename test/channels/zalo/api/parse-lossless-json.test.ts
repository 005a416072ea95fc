import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLosslessJson } from '../../../../src/channels/zalo/api/parse-lossless-json.js';

describe('parseLosslessJson', () => {
  it('keeps every digit of a long id', () => {
    expect(parseLosslessJson('{"id":1459232241454765289,"n":[-12345678901234567, 12]}')).toEqual({
      id: '1459232241454765289',
      n: ['-12345678901234567', 12],
    });
  });

  it('leaves digits within texts, fractions and exponents alone', () => {
    const json = '{"a\\"1":"1459232241454765289","b":1.2345678901234567,"c":1e20,"d":"\\\\"}';
    expect(parseLosslessJson(json)).toEqual(JSON.parse(json));
  });

  it('is undefined for what is no JSON', () => {
    for (const text of ['', '<html>', '{"a":', '"open', '12345678901234567x', 'undefined'])
      expect(parseLosslessJson(text)).toBeUndefined();
  });

  it('reads all other JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const json = JSON.stringify(value);
        const hasLongInteger = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/.test(json);
        fc.pre(!hasLongInteger);
        expect(parseLosslessJson(json)).toEqual(JSON.parse(json));
      }),
      { numRuns: 50 },
    );
  });
});
