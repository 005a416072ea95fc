import type { Migration } from '../migration.js';

/** Which process handles an update that was written down, so that no other one takes it up. */
export const updateOwnersMigration: Migration = {
  name: '009-update-owners',
  up: async (knex) => {
    await knex.schema.alterTable('update_journal', (table) => {
      // Null once handled: the index then holds little more than what is under way.
      table.text('owner').index();
    });
    // What a process before this step left: nobody of this name lives.
    await knex('update_journal').whereNull('handled_at').update({ owner: '' });
    // A process counts its beats up; one whose count stands still is gone.
    await knex.schema.createTable('update_owners', (table) => {
      table.text('owner').primary();
      table.integer('beat').notNullable();
    });
  },
};
