import { setImmediate } from 'node:timers/promises';
import type { Register } from '../../domain/register.js';
import { startThread } from '../../threads/start-thread.js';

type Content = Omit<Register, 'version'>;

/** What the thread is sent: the file's path at first, then the register piece by piece, then the end. */
export type WriteRequest =
  | { readonly type: 'part'; readonly part: keyof Content; readonly items: readonly unknown[] }
  | { readonly type: 'end' };

const ENTRY = new URL('./write-search-file-thread.ts', import.meta.url);

/** Records sent at once: copying so many takes some milliseconds, between which questions are answered. */
const ITEMS_AT_ONCE = 100;

/**
 * Writes the search file of a large register in a thread of its own. Rejects where it cannot be
 * written; no half-written file is left under its name.
 */
export async function writeInThread(path: string, register: Content): Promise<void> {
  const worker = startThread(ENTRY, path);
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('luồng ghi tệp chỉ mục dừng giữa chừng')),
    );
  });
  // What goes wrong is told at the end; meanwhile nobody listens.
  ended.catch(() => undefined);
  const send = (request: WriteRequest): void => worker.postMessage(request);
  try {
    for (const part of partsOf(register))
      for (let at = 0; at < register[part].length; at += ITEMS_AT_ONCE) {
        send({ type: 'part', part, items: register[part].slice(at, at + ITEMS_AT_ONCE) });
        await setImmediate();
      }
    send({ type: 'end' });
    await ended;
  } finally {
    await worker.terminate();
  }
}

function partsOf(register: Content): (keyof Content)[] {
  const parts: Record<keyof Content, true> = {
    documents: true,
    sections: true,
    agencies: true,
    tasks: true,
    indicators: true,
    inconsistencies: true,
    lists: true,
    terms: true,
    legalReferences: true,
  };
  return (Object.keys(parts) as (keyof Content)[]).filter((part) => register[part].length > 0);
}
