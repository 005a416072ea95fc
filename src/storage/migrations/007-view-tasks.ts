import type { Migration } from '../migration.js';

/** Which tasks a view's numbers stand for, as JSON; null in views kept before. */
export const viewTasksMigration: Migration = {
  name: '007-view-tasks',
  up: async (knex) => {
    await knex.schema.alterTable('views', (table) => {
      table.text('task_ids');
    });
  },
};
