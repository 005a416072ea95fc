import type { Migration } from '../migration.js';

/** What caused a message to be sent, as log lines name it; null in rows written before. */
export const outboxOriginMigration: Migration = {
  name: '010-outbox-origin',
  up: async (knex) => {
    await knex.schema.alterTable('outbox', (table) => {
      table.text('origin');
    });
  },
};
