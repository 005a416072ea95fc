import type { Knex } from 'knex';

/**
 * One step of the schema, forward only. Runs once in a database's life, inside the transaction that
 * records it; must use portable schema calls. Once released it is never edited.
 */
export interface Migration {
  /** `001-register`; sorts in the order the steps are taken. */
  readonly name: string;
  up(knex: Knex): Promise<void>;
}
