import type { Migration } from '../migration.js';

/** What a large register's search file is known by, so that no start works it out anew. */
export const registerDigestMigration: Migration = {
  name: '011-register-digest',
  up: async (knex) => {
    await knex.schema.alterTable('versions', (table) => {
      // Null for a register small enough to be searched in memory.
      table.text('digest');
    });
  },
};
