import { cpSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Register } from '../../../src/domain/register.js';
import { buildAssistant, tryOutAssistant } from '../../../src/register/build-assistant.js';
import { createPublisher, type Publisher } from '../../../src/register/create-publisher.js';
import type { Database } from '../../../src/storage/database.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';

/** What a process is told of its end. */
export interface Fate {
  readonly databaseFile: string;
  /** Where the image of a moment goes: a folder of its number in `moments`. */
  readonly imagesDir: string;
  /** In the order they come; at the last one the process kills itself. */
  readonly moments: readonly string[];
  /** Statements count from the first one on that has these words. */
  readonly from: string;
}

/**
 * Ends a process with SIGKILL at a moment: where its program says so (`reach`), else when the first
 * statement that has the moment's words begins. On the way there, at each earlier moment, the
 * database's files are copied within the turn: what a kill then would have left, since SQLite writes
 * in the same thread. One process so stands for many that die.
 */
export interface Doom {
  reach(moment: string): void;
  follow(database: Database): Promise<void>;
}

export function createDoom({ databaseFile, imagesDir, moments, from }: Fate): Doom {
  let at = 0;
  const reach = (moment: string): void => {
    if (moment !== moments[at]) return;
    if (at === moments.length - 1) process.kill(process.pid, 'SIGKILL');
    const image = join(imagesDir, String(at));
    mkdirSync(image, { recursive: true });
    const name = basename(databaseFile);
    cpSync(dirname(databaseFile), image, {
      recursive: true,
      // The index of the log is shared memory: the next process makes it anew.
      filter: (file) => !file.endsWith(`${name}-shm`),
    });
    at += 1;
  };
  return {
    reach,
    follow: async (database) => {
      let counts = from === '';
      await database.run((knex) => {
        knex.on('query', ({ sql }: { sql: string }) => {
          counts ||= sql.includes(from);
          const next = moments[at];
          if (counts && next !== undefined && sql.includes(next)) reach(next);
        });
        return Promise.resolve();
      });
    },
  };
}

/** The publisher on what is loaded, as the program has it; `swapped` is a moment of the doom. */
export async function openDoomedPublisher(
  database: Database,
  doom: Doom,
  now: Date,
): Promise<Publisher> {
  const store = createRegisterStore(database);
  const register = await store.loadActive();
  if (register === null) throw new Error('nothing is loaded yet');
  const build = (one: Register) => buildAssistant(one, 'Asia/Ho_Chi_Minh');
  return createPublisher({
    store,
    initial: { register, assistant: await build(register) },
    buildAssistant: build,
    tryOut: (assistant) => tryOutAssistant(assistant, now),
    onSwap: () => doom.reach('swapped'),
  });
}
