import { inflateRawSync } from 'node:zlib';
import { DocumentRefusedError } from './document-refused-error.js';

export interface ZipEntry {
  readonly name: string;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  /** Unpacks the entry; throws where it is longer than it says. */
  readonly read: () => Buffer;
}

/** A word document of 20 MB holds far less; beyond this somebody wants the memory, not the text. */
const MAX_UNCOMPRESSED_BYTES = 120 * 1024 * 1024;
/** Text packs to a tenth, rarely to a fiftieth. Small entries are let off. */
const MAX_RATIO = 250;
const RATIO_FROM_BYTES = 1024 * 1024;
const MAX_ENTRIES = 4096;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_MARK = 0xffffffff;
const ENCRYPTED_FLAG = 0x1;
const STORED = 0;
const DEFLATED = 8;

/**
 * Lists a ZIP file's entries from its directory without unpacking them, and refuses what unpacks to
 * too much: sizes are checked as declared here and again while an entry is unpacked. Throws a
 * DocumentRefusedError.
 */
export function inspectZip(name: string, bytes: Uint8Array): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (cause?: unknown): DocumentRefusedError =>
    new DocumentRefusedError('broken', name, 'tệp bị hỏng hoặc chưa tải xong.', { cause });
  const bomb = (): DocumentRefusedError =>
    new DocumentRefusedError('zip_bomb', name, 'tệp nén phình ra quá lớn so với một văn bản.');
  const end = findEnd(buffer);
  if (end < 0) throw broken();
  const entryCount = buffer.readUInt16LE(end + 10);
  if (entryCount > MAX_ENTRIES) throw bomb();
  const entries: ZipEntry[] = [];
  let offset = buffer.readUInt32LE(end + 16);
  let total = 0;
  try {
    for (let index = 0; index < entryCount; index += 1) {
      if (buffer.readUInt32LE(offset) !== ENTRY_SIGNATURE) throw broken();
      const flags = buffer.readUInt16LE(offset + 8);
      const method = buffer.readUInt16LE(offset + 10);
      const compressedBytes = buffer.readUInt32LE(offset + 20);
      const uncompressedBytes = buffer.readUInt32LE(offset + 24);
      const nameBytes = buffer.readUInt16LE(offset + 28);
      const skipped = buffer.readUInt16LE(offset + 30) + buffer.readUInt16LE(offset + 32);
      const headerOffset = buffer.readUInt32LE(offset + 42);
      const entryName = buffer.toString('utf8', offset + 46, offset + 46 + nameBytes);
      if ((flags & ENCRYPTED_FLAG) !== 0) {
        throw new DocumentRefusedError('protected', name, 'tệp được đặt mật khẩu.');
      }
      if (compressedBytes === ZIP64_MARK || uncompressedBytes === ZIP64_MARK) throw bomb();
      total += uncompressedBytes;
      const isPacked = uncompressedBytes > RATIO_FROM_BYTES;
      if (total > MAX_UNCOMPRESSED_BYTES) throw bomb();
      if (isPacked && uncompressedBytes / Math.max(1, compressedBytes) > MAX_RATIO) throw bomb();
      const read = (): Buffer => {
        try {
          const from =
            headerOffset +
            30 +
            buffer.readUInt16LE(headerOffset + 26) +
            buffer.readUInt16LE(headerOffset + 28);
          const packed = buffer.subarray(from, from + compressedBytes);
          if (method === STORED) return packed;
          if (method !== DEFLATED) throw broken();
          return inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedBytes) });
        } catch (cause) {
          if (cause instanceof DocumentRefusedError) throw cause;
          throw isTooLong(cause) ? bomb() : broken(cause);
        }
      };
      entries.push({ name: entryName, compressedBytes, uncompressedBytes, read });
      offset += 46 + nameBytes + skipped;
    }
  } catch (cause) {
    if (cause instanceof DocumentRefusedError) throw cause;
    throw broken(cause);
  }
  return entries;
}

function isTooLong(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Offset of the end record, looked for from the file's end; -1 where there is none. */
function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let offset = buffer.length - END_BYTES; offset >= lowest; offset -= 1) {
    if (buffer.readUInt32LE(offset) === END_SIGNATURE) return offset;
  }
  return -1;
}
