import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DocumentRefusedError } from '../../../src/ingestion/read/document-refused-error.js';
import { inspectZip } from '../../../src/ingestion/read/inspect-zip.js';
import { packZip, type ZipPart } from './zip-fixture.js';

const MB = 1024 * 1024;

function codeOf(parts: readonly ZipPart[]): string | null {
  try {
    inspectZip('a.docx', packZip(parts));
    return null;
  } catch (error) {
    if (!(error instanceof DocumentRefusedError)) throw error;
    return error.code;
  }
}

const many = (count: number, part: Omit<ZipPart, 'name'>): ZipPart[] =>
  Array.from({ length: count }, (_, at) => ({ name: `word/${at}`, ...part }));

describe('inspectZip', () => {
  // Each unpacks to about 200 times its size, which one part alone may.
  const half = { content: randomBytes(5 * 1024), claimedBytes: MB };

  it('refuses what unpacks to too much in all, though no part of it does', () => {
    expect(codeOf(many(100, half))).toBeNull();
    expect(codeOf(many(130, half))).toBe('zip_bomb');
  });

  it('refuses more parts than a document has', () => {
    expect(codeOf(many(4_000, { content: '' }))).toBeNull();
    expect(codeOf(many(4_200, { content: '' }))).toBe('zip_bomb');
  });

  it('refuses a part that is locked', () => {
    expect(codeOf([{ name: 'a', content: 'x', isEncrypted: true }])).toBe('protected');
  });
});
