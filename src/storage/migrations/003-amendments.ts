import type { Migration } from '../migration.js';

/**
 * What admins add to the register in chat, and what users report as done. Amendments are only ever
 * inserted: which of them a register version holds stands in the version's own row, so that going
 * back to a version takes the later ones out of force with it.
 */
export const amendmentsMigration: Migration = {
  name: '003-amendments',
  up: async (knex) => {
    await knex.schema.createTable('amendments', (table) => {
      table.increments('id');
      table.text('kind').notNullable();
      table.text('made_by').notNullable();
      table.text('made_at').notNullable();
      table.text('content').notNullable();
    });
    await knex.schema.alterTable('versions', (table) => {
      // JSON array of amendment ids, oldest first.
      table.text('amendments').notNullable().defaultTo('[]');
    });
    await knex.schema.alterTable('task_events', (table) => {
      // JSON, for the event of a correction: who made it and what it rests on.
      table.text('correction');
    });
    await knex.schema.createTable('completion_claims', (table) => {
      table.increments('id');
      table.text('task').notNullable().index();
      table.text('chat_key').notNullable().index();
      table.text('sender_id').notNullable();
      table.text('note');
      table.text('document_text');
      table.text('claimed_at').notNullable();
      table.text('state').notNullable().index();
      table.text('decided_by');
      table.text('decided_at');
      table.text('decision');
    });
    // What an admin has begun and not finished, one of each kind a chat: a document under review …
    await knex.schema.createTable('drafts', (table) => {
      table.text('chat_key').notNullable();
      table.text('kind').notNullable();
      table.text('content').notNullable();
      table.text('expires_at').notNullable();
      table.primary(['chat_key', 'kind']);
    });
  },
};
