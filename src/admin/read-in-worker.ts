import { ClassifiedDocumentError } from '../drafts/classified-document-error.js';
import type { ClassificationMark } from '../drafts/find-classification-mark.js';
import type { DocumentReader, ReadDocument } from '../drafts/read-document.js';
import { bareFileName } from '../ingestion/read/bare-file-name.js';
import {
  DocumentRefusedError,
  type RefusalCode,
} from '../ingestion/read/document-refused-error.js';
import { startThread } from '../threads/start-thread.js';

/** What the worker thread sends back; classes do not survive the way between threads. */
export type ReadOutcome =
  | { readonly type: 'read'; readonly document: ReadDocument }
  | { readonly type: 'refused'; readonly code: RefusalCode; readonly reason: string }
  | { readonly type: 'classified'; readonly mark: ClassificationMark; readonly fileName: string };

const ENTRY = new URL('./read-document-worker.ts', import.meta.url);
/** A notice takes under a second; a text this slow to read is none. */
const TIMEOUT_MS = 60_000;
const MAX_HEAP_MB = 1024;

/**
 * Reads a document in a thread of its own, so that questions are answered meanwhile and a text made
 * to be slow or large takes only the thread with it. Throws what `readDocument` throws.
 */
export const readInWorker: DocumentReader = async (request) => {
  const name = bareFileName(request.fileName);
  const worker = startThread(ENTRY, request, { maxOldGenerationSizeMb: MAX_HEAP_MB });
  const outcome = await new Promise<ReadOutcome>((resolve, reject) => {
    const giveUp = (reason: string, cause?: unknown): void =>
      reject(new DocumentRefusedError('broken', name, reason, { cause }));
    const timer = setTimeout(
      () => giveUp('đọc quá lâu, đã dừng; tệp quá dài hoặc bị hỏng.'),
      TIMEOUT_MS,
    );
    worker.once('message', resolve);
    worker.once('error', (cause) => giveUp('không đọc được nội dung.', cause));
    worker.once('exit', () => {
      clearTimeout(timer);
      giveUp('việc đọc tệp dừng giữa chừng.');
    });
  }).finally(() => worker.terminate());
  switch (outcome.type) {
    case 'read':
      return outcome.document;
    case 'classified':
      throw new ClassifiedDocumentError(outcome.mark, outcome.fileName);
    case 'refused':
      throw new DocumentRefusedError(outcome.code, name, outcome.reason);
  }
};
