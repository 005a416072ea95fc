import { parentPort, workerData } from 'node:worker_threads';
import { collectSearchContent } from '../../assistant/collect-search-content.js';
import type { Register } from '../../domain/register.js';
import { finishNow } from '../../domain/steps.js';
import { writeSearchFileSteps } from './write-search-file.js';
import type { WriteRequest } from './write-in-thread.js';

/** Entry of the thread that `writeInThread` starts: gathers the register, writes the file, ends. */
const parts: { [K in keyof Omit<Register, 'version'>]: unknown[] } = {
  documents: [],
  sections: [],
  agencies: [],
  tasks: [],
  indicators: [],
  inconsistencies: [],
  lists: [],
  terms: [],
  legalReferences: [],
};

parentPort?.on('message', (request: WriteRequest) => {
  if (request.type === 'part') {
    parts[request.part].push(...request.items);
    return;
  }
  parentPort?.close();
  const register = parts as unknown as Omit<Register, 'version'>;
  finishNow(writeSearchFileSteps(workerData as string, collectSearchContent(register)));
});
