import type { Migration } from '../migration.js';

/** Who is reminded of what, how far that has been said, and what was answered to it. */
export const remindersMigration: Migration = {
  name: '006-reminders',
  up: async (knex) => {
    await knex.schema.createTable('subscriptions', (table) => {
      // One per chat; the id stays when the chat's key changes.
      table.text('chat_key').primary();
      table.text('id').notNullable().unique();
      table.text('thread_id');
      table.text('chat_kind').notNullable();
      table.text('settings').notNullable();
      table.text('created_by').notNullable();
      table.text('created_at').notNullable();
      table.text('changed_by').notNullable();
      table.text('changed_at').notNullable();
      table.text('progress').notNullable();
      // Of the progress, what a scan of all subscriptions needs.
      table.text('run_on').notNullable();
      table.integer('revision').notNullable();
    });
    await knex.schema.createTable('reminder_notices', (table) => {
      table.text('id').primary();
      table.text('subscription_id').notNullable();
      table.text('chat_key').notNullable();
      table.text('kind').notNullable();
      table.text('slot_on').notNullable();
      table.text('covered_from').notNullable();
      table.text('progress_before').notNullable();
      table.text('as_of').notNullable();
      table.text('task_ids').notNullable();
      table.text('created_at').notNullable().index();
      table.index(['chat_key', 'created_at']);
    });
    await knex.schema.createTable('task_marks', (table) => {
      table.text('chat_key').notNullable();
      table.text('task').notNullable();
      table.text('kind').notNullable();
      table.text('until_on');
      table.text('marked_by').notNullable();
      table.text('marked_at').notNullable();
      table.primary(['chat_key', 'task', 'kind']);
    });
  },
};
