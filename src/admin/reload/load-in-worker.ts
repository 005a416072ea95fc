import { KnowledgeError } from '../../domain/errors.js';
import { startThread } from '../../threads/start-thread.js';
import type { KnowledgeFolders } from '../../storage/fill/fingerprint-knowledge.js';
import type { LoadedKnowledge } from '../../storage/fill/load-knowledge.js';

/** What the worker thread sends back. */
export type WorkerOutcome =
  | { readonly type: 'loaded'; readonly knowledge: LoadedKnowledge }
  | {
      readonly type: 'fault';
      readonly file: string;
      readonly line: number | null;
      readonly message: string;
    };

const ENTRY = new URL('./load-knowledge-worker.ts', import.meta.url);
/** Five documents take under a second; folders this slow to read hold something else. */
const TIMEOUT_MS = 120_000;

const faultOf = ({ file, line, message }: { file: string; line: number | null; message: string }) =>
  new KnowledgeError(file, line, message.slice(placeOf(file, line).length));

const placeOf = (file: string, line: number | null): string =>
  line === null ? `${file}: ` : `${file}, dòng ${line}: `;

/**
 * Reads knowledge and seeds in a thread of its own, so that questions are answered meanwhile.
 * Throws the KnowledgeError that `loadKnowledge` throws; whatever else goes wrong in the thread
 * (out of memory, a folder that never ends) is an error too and ends the thread.
 */
export function loadInWorker(
  { knowledgeDir, seedsDir }: KnowledgeFolders,
  timeoutMs = TIMEOUT_MS,
): Promise<LoadedKnowledge> {
  const worker = startThread(ENTRY, { knowledgeDir, seedsDir });
  return new Promise<LoadedKnowledge>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('đọc văn bản và dữ liệu quá lâu, đã dừng')),
      timeoutMs,
    );
    worker.once('message', (outcome: WorkerOutcome) => {
      if (outcome.type === 'loaded') resolve(outcome.knowledge);
      else reject(faultOf(outcome));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('luồng đọc dữ liệu dừng giữa chừng')));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
