import type { Register } from '../../../src/domain/register.js';
import { createPublisher } from '../../../src/register/create-publisher.js';
import { buildAssistant, tryOutAssistant } from '../../../src/register/build-assistant.js';
import { createReloader } from '../../../src/admin/reload/create-reloader.js';
import { createAmendmentStore } from '../../../src/storage/amendments/create-amendment-store.js';
import type { Database } from '../../../src/storage/database.js';
import { ensureRegister } from '../../../src/storage/fill/ensure-register.js';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';

/**
 * A process of its own that starts the assistant or reloads, and kills itself (SIGKILL) at a moment:
 * when the files are read (`read`), when the new version is committed (`swapped`), else when the
 * first statement that has those words begins, from the first write of the commit on. Arguments:
 * start|reload, database URL, knowledge, seeds, moment.
 */
const [work, url = '', knowledgeDir = '', seedsDir = '', moment = ''] = process.argv.slice(2);
const AT = new Date('2024-07-15T02:00:00Z');
const clock = { now: () => AT };
const source = { knowledgeDir, seedsDir };
const FIRST_WRITE = 'last_version';

const die = (at: string): void => {
  if (at === moment) process.kill(process.pid, 'SIGKILL');
};

async function dieOnTheWay(opened: Database): Promise<void> {
  let isWriting = false;
  await opened.run((knex) => {
    knex.on('query', ({ sql }: { sql: string }) => {
      isWriting ||= sql.startsWith('update') && sql.includes(FIRST_WRITE);
      if (isWriting && sql.includes(moment)) die(moment);
    });
    return Promise.resolve();
  });
}

const database = await openDatabase(url);
const store = createRegisterStore(database);
if (work === 'start') {
  await dieOnTheWay(database);
  await ensureRegister(store, source, clock);
} else {
  const register = await store.loadActive();
  if (register === null) throw new Error('nothing is loaded yet');
  const build = (one: Register) => buildAssistant(one, 'Asia/Ho_Chi_Minh');
  const publisher = createPublisher({
    store,
    initial: { register, assistant: await build(register) },
    buildAssistant: build,
    tryOut: (assistant) => tryOutAssistant(assistant, AT),
    onSwap: () => die('swapped'),
  });
  await dieOnTheWay(database);
  const reloader = createReloader({
    publisher,
    store,
    amendments: createAmendmentStore(database),
    load: async () => {
      const loaded = await loadKnowledge(source);
      die('read');
      return loaded;
    },
    clock,
  });
  await reloader.reload('telegram:1');
}
process.stdout.write('lived');
await database.close();
