import type { Migration } from '../migration.js';

/** Who may keep the register, who did what, and how much the assistant is used. */
export const adminMigration: Migration = {
  name: '004-admin',
  up: async (knex) => {
    await knex.schema.createTable('editors', (table) => {
      table.text('person').primary();
      table.text('name');
      table.text('appointed_by').notNullable();
      table.text('appointed_at').notNullable();
    });
    // Not keyed by chat: an entry outlives the erasure of the chat it was made in.
    await knex.schema.createTable('audit_log', (table) => {
      table.increments('id');
      table.text('done_at').notNullable();
      table.text('done_by').notNullable();
      table.text('done_by_name');
      table.text('action').notNullable().index();
      table.text('subject').notNullable();
      table.text('before');
      table.text('after');
    });
    await knex.schema.createTable('daily_use', (table) => {
      table.text('used_on').notNullable();
      table.text('channel').notNullable();
      table.text('intent').notNullable();
      table.integer('questions').notNullable();
      table.integer('refused').notNullable();
      table.primary(['used_on', 'channel', 'intent']);
    });
  },
};
