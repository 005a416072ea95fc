import { parentPort, workerData } from 'node:worker_threads';
import { ClassifiedDocumentError } from '../drafts/classified-document-error.js';
import { readDocument, type ReadRequest } from '../drafts/read-document.js';
import { DocumentRefusedError } from '../ingestion/read/document-refused-error.js';
import type { ReadOutcome } from './read-in-worker.js';

/** Entry of the worker thread that `readInWorker` starts: reads one file, says how it went, ends. */
async function read(request: ReadRequest): Promise<ReadOutcome> {
  try {
    return { type: 'read', document: await readDocument(request) };
  } catch (error) {
    if (error instanceof ClassifiedDocumentError)
      return { type: 'classified', mark: error.mark, fileName: error.fileName };
    if (!(error instanceof DocumentRefusedError)) throw error;
    // The message begins with the file's name, which the other side puts there again.
    const reason = error.message.slice(error.message.indexOf('”: ') + 3);
    return { type: 'refused', code: error.code, reason };
  }
}

parentPort?.postMessage(await read(workerData as ReadRequest));
