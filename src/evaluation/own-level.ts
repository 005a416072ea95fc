import type { Level } from './tally-score.js';

/**
 * The level last reached on the project's own set, less the room a new question may need. A change
 * that falls below it fails the tests and `npm run eval`; raise it when a higher level is held.
 */
export const OWN_LEVEL: Level = {
  all: 0.95,
  category: 0.88,
  style: 0.88,
  refusals: 1,
  quotes: 1,
};
