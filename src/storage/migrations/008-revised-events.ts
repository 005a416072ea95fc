import type { Migration } from '../migration.js';

/** What an admin set otherwise when a document was reviewed, beside the event that quotes it. */
export const revisedEventsMigration: Migration = {
  name: '008-revised-events',
  up: async (knex) => {
    await knex.schema.alterTable('task_events', (table) => {
      // JSON array of words.
      table.text('revised');
    });
  },
};
