/** Strings as one run of bytes, and where each ends. */
export interface StringsBlob {
  readonly bytes: Buffer;
  readonly ends: Int32Array;
}

export function encodeStrings(strings: readonly string[]): StringsBlob {
  const parts = strings.map((text) => Buffer.from(text));
  let end = 0;
  return {
    bytes: Buffer.concat(parts),
    ends: Int32Array.from(parts, ({ length }) => (end += length)),
  };
}

/** Reads one string at a time: hundreds of thousands of them stay bytes. */
export function createStringReader({ bytes, ends }: StringsBlob): (index: number) => string {
  return (index) => bytes.toString('utf8', ends[index - 1] ?? 0, ends[index] ?? 0);
}
