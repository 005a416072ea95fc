import type { Knex } from 'knex';
import type { Transaction } from '../domain/outbox.js';

/** A knex transaction as code outside storage may hold it. */
export const asTransaction = (trx: Knex): Transaction => trx as unknown as Transaction;

/** The other way round; for storage alone. */
export const knexOf = (tx: Transaction): Knex => tx as unknown as Knex;
