import type { Migration } from '../migration.js';

/**
 * What is unfinished is looked for every few seconds among a week of finished updates, and updates
 * without an owner, as a process before `009-update-owners` writes them, among all of them.
 */
export const unfinishedUpdatesMigration: Migration = {
  name: '012-unfinished-updates',
  up: async (knex) => {
    await knex.raw(
      'create index update_journal_unfinished on update_journal (channel) where handled_at is null',
    );
  },
};
