import type { ChannelName } from '../../domain/chat.js';
import type { DailyUseStore } from '../../domain/daily-use.js';
import type { Database } from '../database.js';

interface DailyUseRow {
  readonly used_on: string;
  readonly channel: ChannelName;
  readonly intent: string;
  readonly questions: number;
  readonly refused: number;
}

/** Counts per day in the database; adding is one statement, so none is lost between processes. */
export function createDailyUseStore(database: Database): DailyUseStore {
  return {
    add: (uses) =>
      database.transact(async (trx) => {
        for (const { on, channel, intent, questions, refused } of uses)
          await trx<DailyUseRow>('daily_use')
            .insert({ used_on: on, channel, intent, questions, refused })
            .onConflict(['used_on', 'channel', 'intent'])
            .merge({
              questions: trx.raw('?? + ?', ['daily_use.questions', questions]),
              refused: trx.raw('?? + ?', ['daily_use.refused', refused]),
            });
      }),

    list: async (from) => {
      const rows = await database.run((knex) =>
        knex<DailyUseRow>('daily_use')
          .where('used_on', '>=', from)
          .orderBy(['used_on', 'channel', 'intent']),
      );
      return rows.map((row) => ({
        on: row.used_on,
        channel: row.channel,
        intent: row.intent,
        questions: row.questions,
        refused: row.refused,
      }));
    },
  };
}
