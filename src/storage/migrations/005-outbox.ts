import type { Migration } from '../migration.js';

/** Messages the assistant sends on its own initiative. Instants are ISO text in UTC, which sorts. */
export const outboxMigration: Migration = {
  name: '005-outbox',
  up: async (knex) => {
    await knex.schema.createTable('outbox', (table) => {
      // Increasing: of two items of a chat for the same instant the one written first goes first.
      table.increments('id');
      table.text('dedupe_key').notNullable().unique();
      table.text('channel').notNullable();
      // The chat's id is read from the key, which follows a group that becomes a supergroup.
      table.text('chat_key').notNullable();
      table.text('chat_kind').notNullable();
      table.text('thread_id');
      table.text('kind').notNullable();
      // Null once the content is pruned: what was said is not kept longer than needed.
      table.text('content');
      table.text('state').notNullable();
      // 1 while it may still be sent: the indexes below then serve the claim in order.
      table.integer('is_open').notNullable();
      table.text('not_before').notNullable();
      table.text('expires_at').notNullable();
      table.text('created_at').notNullable();
      // Times it was claimed: what tells one claim of it from a later one.
      table.integer('claims').notNullable();
      // Times it left, or may have left.
      table.integer('attempts').notNullable();
      // Attempts whose outcome is unknown.
      table.integer('doubts').notNullable();
      table.text('failed_at');
      table.text('retry_at');
      table.text('claimed_by');
      table.text('reason');
      table.text('cause');
      table.text('message_id');
      table.text('ended_at');
      table.index(['channel', 'is_open', 'not_before', 'id']);
      table.index(['chat_key', 'is_open', 'not_before', 'id']);
      table.index(['is_open', 'expires_at']);
      table.index(['state', 'ended_at']);
      table.index(['claimed_by']);
    });
    // A process that holds items counts its beats up; one whose count stands still is dead.
    await knex.schema.createTable('outbox_workers', (table) => {
      table.text('worker').primary();
      table.integer('beat').notNullable();
    });
    await knex.schema.createTable('outbox_holds', (table) => {
      table.text('channel').primary();
      table.text('reason').notNullable();
      table.text('held_at').notNullable();
      table.text('held_until').notNullable();
    });
  },
};
