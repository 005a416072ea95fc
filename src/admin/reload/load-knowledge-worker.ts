import { parentPort, workerData } from 'node:worker_threads';
import { KnowledgeError } from '../../domain/errors.js';
import { loadKnowledge } from '../../storage/fill/load-knowledge.js';
import type { KnowledgeFolders } from '../../storage/fill/fingerprint-knowledge.js';
import type { WorkerOutcome } from './load-in-worker.js';

/** Entry of the worker thread that `loadInWorker` starts: reads the folders, says how it went, ends. */
async function load(folders: KnowledgeFolders): Promise<WorkerOutcome> {
  try {
    return { type: 'loaded', knowledge: await loadKnowledge(folders) };
  } catch (error) {
    // Classes do not survive the way between threads.
    if (!(error instanceof KnowledgeError)) throw error;
    const { file, line, message } = error;
    return { type: 'fault', file, line, message };
  }
}

parentPort?.postMessage(await load(workerData as KnowledgeFolders));
