import { createDocumentReview } from '../../src/drafts/create-document-review.js';
import { readDocument } from '../../src/drafts/read-document.js';
import type { Register } from '../../src/domain/register.js';
import { buildAssistant, tryOutAssistant } from '../../src/register/build-assistant.js';
import { createAmender } from '../../src/register/create-amender.js';
import { createPublisher } from '../../src/register/create-publisher.js';
import { createAmendmentStore } from '../../src/storage/amendments/create-amendment-store.js';
import { createDraftStore } from '../../src/storage/amendments/create-draft-store.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createRegisterStore } from '../../src/storage/register/create-register-store.js';

/**
 * A process of its own that commits the draft kept for `telegram:1`, as an admin's “nhận” does, and
 * kills itself (SIGKILL) at a moment: when the new version is answered from (`swapped`), else when
 * the first statement that has those words begins. Arguments: database URL, moment.
 */
const [url = '', moment = ''] = process.argv.slice(2);
const AT = new Date('2024-07-15T02:00:00Z');
const clock = { now: () => AT };
const die = (at: string): void => {
  if (at === moment) process.kill(process.pid, 'SIGKILL');
};

const database = await openDatabase(url);
const store = createRegisterStore(database);
const drafts = createDraftStore(database);
const register = await store.loadActive();
const draft = await drafts.find('telegram:1', 'document', AT);
if (register === null || draft === null) throw new Error('nothing to commit');
const build = (one: Register) => buildAssistant(one, 'Asia/Ho_Chi_Minh');
const publisher = createPublisher({
  store,
  initial: { register, assistant: await build(register) },
  buildAssistant: build,
  tryOut: (assistant) => tryOutAssistant(assistant, AT),
  onSwap: () => die('swapped'),
});
const review = createDocumentReview({
  register: () => publisher.active().register,
  amender: createAmender({
    publisher,
    store,
    amendments: createAmendmentStore(database),
    clock,
  }),
  readDocument,
  ...{ clock, timeZone: 'Asia/Ho_Chi_Minh', newId: () => 'again' },
});
await database.run((knex) => {
  knex.on('query', ({ sql }: { sql: string }) => {
    if (sql.includes(moment)) die(moment);
  });
  return Promise.resolve();
});
await review.commit(draft, 'telegram:1');
await drafts.remove('telegram:1', 'document');
process.stdout.write('lived');
await database.close();
