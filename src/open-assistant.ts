import { assistantSteps } from './assistant/assistant-steps.js';
import type { Config } from './config.js';
import type { Clock } from './domain/clock.js';
import type { Assistant } from './domain/conversation.js';
import type { RegisterStore } from './domain/ports.js';
import type { Register } from './domain/register.js';
import { finishNow } from './domain/steps.js';
import { createAmendmentStore } from './storage/amendments/create-amendment-store.js';
import { createClaimStore } from './storage/amendments/create-claim-store.js';
import { createLiveClaims, type LiveClaims } from './storage/amendments/create-live-claims.js';
import type { Database } from './storage/database.js';
import { writeInThread } from './storage/search/write-in-thread.js';
import { ensureRegister, type FillOutcome } from './storage/fill/ensure-register.js';
import { openDatabase } from './storage/open-database.js';
import { createRegisterStore } from './storage/register/create-register-store.js';
import { createSearchEngines } from './storage/search/search-file-engine.js';
import type { SearchEngines } from './retrieval/search-engine.js';

/** The assistant on the active register version, and the database it came from. */
export interface OpenedAssistant {
  readonly database: Database;
  readonly store: RegisterStore;
  readonly claims: LiveClaims;
  readonly register: Register;
  readonly assistant: Assistant;
  /** The search engine of any version of this database's register. */
  readonly engines: SearchEngines;
  readonly outcome: FillOutcome;
  /** Vietnamese sentences for the operator. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Opens the database, fills or renews its register, and builds the assistant on it. */
export async function openAssistant(
  config: Config,
  clock: Clock,
  onProgress?: (done: number, total: number) => void,
): Promise<OpenedAssistant> {
  const database = await openDatabase(config.databaseUrl);
  try {
    const store = createRegisterStore(database);
    const source = {
      knowledgeDir: config.knowledgeDir,
      seedsDir: config.seedsDir,
      ...(onProgress ? { onProgress } : {}),
    };
    const amendments = createAmendmentStore(database);
    const filling = await ensureRegister(store, source, clock, amendments);
    const { register: filled, outcome, warnings } = filling;
    const claims = await createLiveClaims(createClaimStore(database));
    const engines = createSearchEngines(database.derivedFolder, writeInThread);
    const written = await engines.prepare(filled);
    // From then on most of it is read from the file when it is asked for.
    const register = (written ? await store.loadActive() : null) ?? filled;
    return {
      database,
      store,
      claims,
      register,
      assistant: finishNow(assistantSteps(register, config.timeZone, claims, engines.steps)),
      engines,
      outcome,
      warnings,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
