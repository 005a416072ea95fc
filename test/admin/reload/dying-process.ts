import { createReloader } from '../../../src/admin/reload/create-reloader.js';
import { createAmendmentStore } from '../../../src/storage/amendments/create-amendment-store.js';
import { ensureRegister } from '../../../src/storage/fill/ensure-register.js';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';
import { createDoom, openDoomedPublisher, type Fate } from '../../fakes/storage/doom.js';

/**
 * A process of its own that starts the assistant or reloads, and kills itself at a moment; `read`
 * and `swapped` are moments of a reload. Arguments: fate, start|reload, knowledge, seeds.
 */
const [fateText = '', work, knowledgeDir = '', seedsDir = ''] = process.argv.slice(2);
const fate = JSON.parse(fateText) as Fate;
const AT = new Date('2024-07-15T02:00:00Z');
const clock = { now: () => AT };
const source = { knowledgeDir, seedsDir };
const doom = createDoom(fate);

const database = await openDatabase(`sqlite:${fate.databaseFile}`);
const store = createRegisterStore(database);
if (work === 'start') {
  await doom.follow(database);
  await ensureRegister(store, source, clock);
} else {
  const publisher = await openDoomedPublisher(database, doom, AT);
  await doom.follow(database);
  const reloader = createReloader({
    publisher,
    store,
    amendments: createAmendmentStore(database),
    load: async () => {
      const loaded = await loadKnowledge(source);
      doom.reach('read');
      return loaded;
    },
    clock,
  });
  await reloader.reload('telegram:1');
}
await database.close();
