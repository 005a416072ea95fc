import type { Knex } from 'knex';
import { chatKey, type ChannelName, type ChatRef } from '../../domain/chat.js';
import type { LocalDate } from '../../domain/local-date.js';
import type {
  ReminderNotice,
  ReminderProgress,
  ReminderSettings,
  SubscriptionAuthor,
  SubscriptionRecord,
  SubscriptionStore,
  TaskMark,
} from '../../domain/subscription.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';
import { knexOf } from '../transaction.js';

interface SubscriptionRow {
  readonly chat_key: string;
  readonly id: string;
  readonly thread_id: string | null;
  readonly chat_kind: ChatRef['kind'];
  readonly settings: string;
  readonly created_by: string;
  readonly created_at: string;
  readonly changed_by: string;
  readonly changed_at: string;
  readonly progress: string;
  readonly run_on: LocalDate;
  readonly revision: number;
}

type ScheduleRow = Pick<SubscriptionRow, 'id' | 'settings' | 'run_on'>;

interface NoticeRow {
  readonly id: string;
  readonly subscription_id: string;
  readonly chat_key: string;
  readonly kind: ReminderNotice['kind'];
  readonly slot_on: LocalDate;
  readonly covered_from: LocalDate;
  readonly progress_before: string;
  readonly as_of: LocalDate;
  readonly task_ids: string;
  readonly created_at: string;
}

interface MarkRow {
  readonly chat_key: string;
  readonly task: string;
  readonly kind: TaskMark['kind'];
  readonly until_on: LocalDate | null;
  readonly marked_by: string;
  readonly marked_at: string;
}

/** A chat's id is read from its key, which follows a group that becomes a supergroup. */
function toChat(row: SubscriptionRow): ChatRef {
  const channel = row.chat_key.slice(0, row.chat_key.indexOf(':')) as ChannelName;
  const tail = row.thread_id === null ? '' : `:${row.thread_id}`;
  const chatId = row.chat_key.slice(channel.length + 1, row.chat_key.length - tail.length);
  return { channel, chatId, threadId: row.thread_id, kind: row.chat_kind };
}

const toRecord = (row: SubscriptionRow & { chat_state: string | null }): SubscriptionRecord => ({
  subscription: {
    id: row.id,
    chat: toChat(row),
    settings: fromJson<ReminderSettings>(row.settings),
    createdBy: fromJson<SubscriptionAuthor>(row.created_by),
    createdAt: new Date(row.created_at),
    changedBy: fromJson<SubscriptionAuthor>(row.changed_by),
    changedAt: new Date(row.changed_at),
  },
  progress: fromJson<ReminderProgress>(row.progress),
  revision: row.revision,
  isReachable: row.chat_state === null || row.chat_state === 'active',
});

const toNotice = (row: NoticeRow): ReminderNotice => ({
  id: row.id,
  subscriptionId: row.subscription_id,
  chatKey: row.chat_key,
  kind: row.kind,
  slotOn: row.slot_on,
  coveredFrom: row.covered_from,
  before: fromJson<ReminderProgress>(row.progress_before),
  asOf: row.as_of,
  taskIds: fromJson<string[]>(row.task_ids),
  createdAt: new Date(row.created_at),
});

const toMark = (row: MarkRow): TaskMark => ({
  chatKey: row.chat_key,
  taskId: row.task,
  kind: row.kind,
  untilOn: row.until_on,
  by: fromJson<SubscriptionAuthor>(row.marked_by),
  at: new Date(row.marked_at),
});

/** Subscriptions, notices and marks in the database. */
export function createSubscriptionStore(database: Database): SubscriptionStore {
  const withState = (knex: Knex) =>
    knex<SubscriptionRow>('subscriptions as s')
      .leftJoin('chats as c', 'c.chat_key', 's.chat_key')
      .select<(SubscriptionRow & { chat_state: string | null })[]>(
        's.*',
        knex.ref('c.state').as('chat_state'),
      );

  return {
    find: async (key) => {
      const [row] = await database.run((knex) => withState(knex).where('s.chat_key', key));
      return row ? toRecord(row) : null;
    },

    findById: async (id, tx) => {
      const read = (knex: Knex) => withState(knex).where('s.id', id);
      const [row] = await (tx ? read(knexOf(tx)) : database.run(read));
      return row ? toRecord(row) : null;
    },

    listSchedules: async (afterId, limit) => {
      const rows = await database.run((knex) => {
        const all = knex<SubscriptionRow>('subscriptions as s')
          .leftJoin('chats as c', 'c.chat_key', 's.chat_key')
          .select<ScheduleRow[]>('s.id', 's.settings', 's.run_on')
          // A chat that cannot be written to waits; what it misses is folded in when it is back.
          .where((is) => {
            void is.whereNull('c.state').orWhere('c.state', 'active');
          })
          .orderBy('s.id')
          .limit(limit);
        return afterId === null ? all : all.where('s.id', '>', afterId);
      });
      return rows.map((row) => ({
        id: row.id,
        settings: fromJson<ReminderSettings>(row.settings),
        runOn: row.run_on,
      }));
    },

    save: async (subscription, progress) => {
      const row = {
        chat_key: chatKey(subscription.chat),
        id: subscription.id,
        thread_id: subscription.chat.threadId,
        chat_kind: subscription.chat.kind,
        settings: toJson(subscription.settings),
        created_by: toJson(subscription.createdBy),
        created_at: subscription.createdAt.toISOString(),
        changed_by: toJson(subscription.changedBy),
        changed_at: subscription.changedAt.toISOString(),
        progress: toJson(progress),
        run_on: progress.runOn,
        revision: 1,
      };
      await database.transact(async (trx) => {
        await trx<SubscriptionRow>('subscriptions')
          .insert(row)
          .onConflict('chat_key')
          .merge({ ...row, revision: trx.raw('subscriptions.revision + 1') as unknown as number });
        await database.announce(trx, 'subscriptions');
      });
    },

    remove: async (key) => {
      const removed = await database.run((knex) =>
        knex<SubscriptionRow>('subscriptions').where({ chat_key: key }).delete(),
      );
      return removed > 0;
    },

    advance: async (id, revision, progress, notice, tx) => {
      const knex = knexOf(tx);
      const changed = await knex<SubscriptionRow>('subscriptions')
        .where({ id, revision })
        .update({
          progress: toJson(progress),
          run_on: progress.runOn,
          revision: revision + 1,
        });
      if (changed === 0) return false;
      if (notice !== null)
        await knex<NoticeRow>('reminder_notices')
          .insert({
            id: notice.id,
            subscription_id: notice.subscriptionId,
            chat_key: notice.chatKey,
            kind: notice.kind,
            slot_on: notice.slotOn,
            covered_from: notice.coveredFrom,
            progress_before: toJson(notice.before),
            as_of: notice.asOf,
            task_ids: toJson(notice.taskIds),
            created_at: notice.createdAt.toISOString(),
          })
          .onConflict('id')
          .merge();
      return true;
    },

    findNotice: async (id, tx) => {
      const read = (knex: Knex) => knex<NoticeRow>('reminder_notices').where({ id }).first();
      const row = await (tx ? read(knexOf(tx)) : database.run(read));
      return row ? toNotice(row) : null;
    },

    findLastNotice: async (key) => {
      const row = await database.run((knex) =>
        knex<NoticeRow>('reminder_notices')
          .where({ chat_key: key })
          .orderBy('created_at', 'desc')
          .first(),
      );
      return row ? toNotice(row) : null;
    },

    recordShown: async (id, asOf, taskIds) => {
      await database.run((knex) =>
        knex<NoticeRow>('reminder_notices')
          .where({ id })
          .update({ as_of: asOf, task_ids: toJson(taskIds) }),
      );
    },

    mark: async (marks) => {
      if (marks.length === 0) return;
      const rows = marks.map((mark) => ({
        chat_key: mark.chatKey,
        task: mark.taskId,
        kind: mark.kind,
        until_on: mark.untilOn,
        marked_by: toJson(mark.by),
        marked_at: mark.at.toISOString(),
      }));
      await database.transact(async (trx) => {
        for (const row of rows)
          await trx<MarkRow>('task_marks')
            .insert(row)
            .onConflict(['chat_key', 'task', 'kind'])
            .merge();
      });
    },

    listMarks: async (key) => {
      const rows = await database.run((knex) =>
        knex<MarkRow>('task_marks').where({ chat_key: key }).orderBy(['task', 'kind']),
      );
      return rows.map(toMark);
    },

    prune: (before) =>
      database.run((knex) =>
        knex<NoticeRow>('reminder_notices').where('created_at', '<', before.toISOString()).delete(),
      ),

    count: async () => {
      const row = await database.run((knex) =>
        knex('subscriptions').count<{ total: number }>({ total: '*' }).first(),
      );
      return Number(row?.total ?? 0);
    },
  };
}
