import type { Migration } from '../migration.js';

/** Incoming updates and everything kept per chat. Instants are ISO text in UTC, which sorts. */
export const chatsMigration: Migration = {
  name: '002-chats',
  up: async (knex) => {
    await knex.schema.createTable('update_journal', (table) => {
      // Increasing, so that updates received in one millisecond keep their order.
      table.increments('id');
      table.text('channel').notNullable();
      table.text('update_id').notNullable();
      // Null once handled: what a user wrote is not kept longer than needed.
      table.text('payload');
      table.text('received_at').notNullable();
      table.text('handled_at');
      table.unique(['channel', 'update_id']);
      table.index(['received_at']);
    });
    await knex.schema.createTable('chats', (table) => {
      table.text('chat_key').primary();
      table.text('channel').notNullable();
      table.text('chat_id').notNullable();
      table.text('thread_id');
      table.text('kind').notNullable();
      table.text('title');
      table.text('own_agency');
      table.text('state').notNullable();
      table.text('first_seen_at').notNullable();
      table.text('last_seen_at').notNullable();
    });
    await knex.schema.createTable('conversations', (table) => {
      table.text('chat_key').primary();
      table.text('conversation').notNullable();
    });
    await knex.schema.createTable('views', (table) => {
      table.text('id').primary();
      table.text('chat_key').notNullable().index();
      table.text('query').notNullable();
      table.text('question').notNullable();
      table.text('asked_at').notNullable().index();
      table.integer('register_version').notNullable();
      table.text('own_agency');
    });
    await knex.schema.createTable('offers', (table) => {
      table.text('chat_key').primary();
      table.text('offers').notNullable();
      table.text('offered_at').notNullable();
    });
    await knex.schema.createTable('answer_messages', (table) => {
      table.text('chat_key').notNullable();
      table.text('question_message_id').notNullable();
      table.text('answer_message_id').notNullable();
      table.text('saved_at').notNullable();
      table.primary(['chat_key', 'question_message_id']);
    });
    await knex.schema.createTable('feedback', (table) => {
      table.increments('id');
      table.text('kind').notNullable();
      table.text('chat_key').notNullable().index();
      table.text('sender_id').notNullable();
      table.text('question');
      table.text('comment');
      table.text('given_at').notNullable().index();
    });
    await knex.schema.createTable('usage', (table) => {
      table.text('channel').notNullable();
      table.text('month').notNullable();
      table.integer('total').notNullable();
      table.primary(['channel', 'month']);
    });
  },
};
