import type { PassageTerms } from '../../retrieval/measure-coverage.js';
import { fromBlob, toBlob } from './search-file.js';

/** A passage's terms as one row of numbers: its context and each sentence, led by their lengths. */
export function encodePassageTerms({ context, sentences }: PassageTerms): Buffer {
  const parts = [context, ...sentences];
  const size = parts.reduce((sum, { length }) => sum + length + 1, 0);
  const numbers = new Int32Array(size);
  let at = 0;
  for (const part of parts) {
    numbers[at] = part.length;
    numbers.set(part, at + 1);
    at += part.length + 1;
  }
  return toBlob(numbers);
}

export function decodePassageTerms(blob: Buffer): PassageTerms {
  const numbers = fromBlob(blob);
  const parts: Int32Array[] = [];
  for (let at = 0; at < numbers.length;) {
    const length = numbers[at] ?? 0;
    parts.push(numbers.subarray(at + 1, at + 1 + length));
    at += length + 1;
  }
  const [context = new Int32Array(), ...sentences] = parts;
  return { context, sentences };
}
