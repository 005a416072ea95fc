import { createDocumentReview } from '../../src/drafts/create-document-review.js';
import { readDocument } from '../../src/drafts/read-document.js';
import { createAmender } from '../../src/register/create-amender.js';
import { createAmendmentStore } from '../../src/storage/amendments/create-amendment-store.js';
import { createDraftStore } from '../../src/storage/amendments/create-draft-store.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createRegisterStore } from '../../src/storage/register/create-register-store.js';
import { createDoom, openDoomedPublisher, type Fate } from '../fakes/storage/doom.js';

/**
 * A process of its own that commits the draft kept for `telegram:1`, as an admin's “nhận” does, and
 * kills itself at a moment; `swapped` is when the new version is answered from. Argument: fate.
 */
const fate = JSON.parse(process.argv[2] ?? '') as Fate;
const AT = new Date('2024-07-15T02:00:00Z');
const clock = { now: () => AT };
const doom = createDoom(fate);

const database = await openDatabase(`sqlite:${fate.databaseFile}`);
const store = createRegisterStore(database);
const drafts = createDraftStore(database);
const draft = await drafts.find('telegram:1', 'document', AT);
if (draft === null) throw new Error('nothing to commit');
const publisher = await openDoomedPublisher(database, doom, AT);
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
await doom.follow(database);
await review.commit(draft, 'telegram:1');
await drafts.remove('telegram:1', 'document');
await database.close();
