import type { Knex } from 'knex';
import type { Migration } from '../migration.js';

type Columns = (table: Knex.CreateTableBuilder) => void;

/** Columns of a JSON array are text: they are only ever read and written whole. */
const CITATION: Columns = (table) => {
  table.text('document').notNullable();
  table.text('section').notNullable();
  table.text('quote').notNullable();
};

/**
 * The register. Every row belongs to a version and goes with it; `position` keeps the order things
 * were committed in.
 */
export const registerMigration: Migration = {
  name: '001-register',
  up: async (knex) => {
    await knex.schema.createTable('versions', (table) => {
      table.integer('version').primary();
      table.text('fingerprint').notNullable();
      table.text('reason').notNullable();
      table.text('committed_by').notNullable();
      table.text('committed_at').notNullable();
    });
    // One row: which version is read, and the last number given.
    await knex.schema.createTable('register_state', (table) => {
      table.integer('id').primary();
      table.integer('last_version').notNullable();
      table.integer('active_version').references('version').inTable('versions');
    });
    await knex('register_state').insert({ id: 1, last_version: 0, active_version: null });

    const createVersioned = (name: string, key: readonly string[], columns: Columns) =>
      knex.schema.createTable(name, (table) => {
        table
          .integer('version')
          .notNullable()
          .references('version')
          .inTable('versions')
          .onDelete('CASCADE');
        table.integer('position').notNullable();
        columns(table);
        table.primary(['version', ...key]);
      });

    await createVersioned('documents', ['id'], (table) => {
      table.text('id').notNullable();
      table.text('kind').notNullable();
      table.text('number');
      table.text('issuer').notNullable();
      table.text('issued_on');
      table.text('issued_text');
      table.text('title').notNullable();
      table.text('short_title').notNullable();
      table.text('aliases').notNullable();
      table.text('period_end_on');
      table.text('ordered_on').notNullable();
    });
    await createVersioned('sections', ['document', 'path'], (table) => {
      table.text('document').notNullable();
      table.text('path').notNullable();
      table.text('heading');
      table.text('breadcrumb').notNullable();
      table.text('body').notNullable();
      table.text('fragments').notNullable();
      table.text('kind').notNullable();
      table.integer('section_order').notNullable();
    });
    await createVersioned('agencies', ['id'], (table) => {
      table.text('id').notNullable();
      table.text('name').notNullable();
      table.text('kind').notNullable();
      table.text('abbreviations').notNullable();
      table.text('aliases').notNullable();
      table.text('parent');
      table.text('members').notNullable();
      table.text('valid_from');
      table.text('valid_until');
      table.text('successions').notNullable();
    });
    await createVersioned('tasks', ['id'], (table) => {
      table.text('id').notNullable();
      table.text('title').notNullable();
      table.text('lead_agencies').notNullable();
      table.text('coordinating_agencies').notNullable();
      table.text('supervisor');
      table.text('result');
      table.text('recurrence');
    });
    await createVersioned('task_events', ['task', 'position'], (table) => {
      table.text('task').notNullable();
      table.text('kind').notNullable();
      CITATION(table);
      table.text('deadline_text');
      table.text('due_on');
      table.text('status');
      table.text('status_note');
    });
    await createVersioned('indicators', ['id'], (table) => {
      table.text('id').notNullable();
      table.text('name').notNullable();
      table.text('aliases').notNullable();
      table.text('agencies').notNullable();
      table.text('caution');
    });
    await createVersioned('observations', ['indicator', 'position'], (table) => {
      table.text('indicator').notNullable();
      table.text('kind').notNullable();
      table.text('value').notNullable();
      table.double('number');
      table.text('unit');
      table.text('detail');
      table.text('as_of');
      table.text('due_on');
      table.text('measured_group');
      CITATION(table);
    });
    await createVersioned('inconsistencies', ['id'], (table) => {
      table.text('id').notNullable();
      table.text('statement').notNullable();
      table.text('about').notNullable();
      table.text('places').notNullable();
    });
    await createVersioned('stated_lists', ['id'], (table) => {
      table.text('id').notNullable();
      table.text('title').notNullable();
      table.text('about').notNullable();
      table.text('polarity').notNullable();
      table.text('members').notNullable();
      table.integer('count_stated');
      CITATION(table);
    });
    await createVersioned('terms', ['position'], (table) => {
      table.text('term').notNullable();
      table.text('aliases').notNullable();
      table.text('meaning').notNullable();
      CITATION(table);
    });
    await createVersioned('legal_references', ['position'], (table) => {
      table.text('number').notNullable();
      table.text('kind').notNullable();
      table.text('issuer').notNullable();
      table.text('issued_on');
      table.text('about').notNullable();
      CITATION(table);
    });
  },
};
