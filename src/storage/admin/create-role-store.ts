import type { Appointment, RoleStore } from '../../domain/role.js';
import type { Database } from '../database.js';

interface EditorRow {
  readonly person: string;
  readonly name: string | null;
  readonly appointed_by: string;
  readonly appointed_at: string;
}

const toAppointment = (row: EditorRow): Appointment => ({
  person: row.person,
  name: row.name,
  by: row.appointed_by,
  at: new Date(row.appointed_at),
});

/** Editors in the database. */
export function createRoleStore(database: Database): RoleStore {
  return {
    find: async (person) => {
      const row = await database.run((knex) =>
        knex<EditorRow>('editors').where({ person }).first(),
      );
      return row ? toAppointment(row) : null;
    },

    appoint: async ({ person, name, by, at }) => {
      const row: EditorRow = {
        person,
        name,
        appointed_by: by,
        appointed_at: at.toISOString(),
      };
      await database.run((knex) =>
        knex<EditorRow>('editors').insert(row).onConflict('person').ignore(),
      );
    },

    end: async (person) => {
      const ended = await database.run((knex) =>
        knex<EditorRow>('editors').where({ person }).delete(),
      );
      return ended > 0;
    },

    list: async () => {
      const rows = await database.run((knex) =>
        knex<EditorRow>('editors').orderBy(['appointed_at', 'person']),
      );
      return rows.map(toAppointment);
    },
  };
}
