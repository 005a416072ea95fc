import type { Database } from '../database.js';

/** Stands in the place of whoever had what is kept erased; no platform gives this id. */
export const ERASED_PERSON = 'đã xóa';

interface Author {
  readonly id: string;
  readonly name: string;
}

/**
 * Erases what one person left in groups, whose own rows stay: opinions go, reports of completion and
 * settings of a group stay without the name. Who changed the register (audit, corrections, editors)
 * answers for it and stays. `senderId` is the platform's id on `channel`.
 */
export function createPersonEraser(
  database: Database,
): (channel: string, senderId: string) => Promise<void> {
  return (channel, senderId) =>
    database.transact(async (trx) => {
      const ofChannel = 'substr(chat_key, 1, ?) = ?';
      const prefix = [channel.length + 1, `${channel}:`];
      await trx('feedback').where('sender_id', senderId).whereRaw(ofChannel, prefix).delete();
      await trx('completion_claims')
        .where('sender_id', senderId)
        .whereRaw(ofChannel, prefix)
        .update({ sender_id: ERASED_PERSON });
      for (const table of ['subscriptions', 'task_marks'] as const)
        for (const column of table === 'subscriptions'
          ? (['created_by', 'changed_by'] as const)
          : (['marked_by'] as const)) {
          const rows = await trx<Record<string, string>>(table)
            .select('chat_key', column)
            .whereRaw(ofChannel, prefix)
            .distinct();
          for (const row of rows) {
            const text = row[column] ?? '';
            if (personIn(text) !== senderId) continue;
            await trx(table)
              .where({ chat_key: row['chat_key'], [column]: text })
              .update({ [column]: withoutPerson(text) });
          }
        }
    });
}

/** The id in a column that holds a person as JSON, or the text itself where it is only the id. */
function personIn(text: string): string {
  return text.startsWith('{') ? (JSON.parse(text) as Author).id : text;
}

function withoutPerson(text: string): string {
  return text.startsWith('{')
    ? JSON.stringify({ id: ERASED_PERSON, name: ERASED_PERSON } satisfies Author)
    : ERASED_PERSON;
}
