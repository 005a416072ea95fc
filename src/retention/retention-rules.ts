/** Rows of one table that are kept a number of days, and why no longer and no shorter. */
export interface RetentionRule {
  readonly table: string;
  /** Holds the instant (ISO text, UTC) or the local date that the days count from. */
  readonly column: string;
  readonly days: number;
  /** Only rows that are done with; the others stay. */
  readonly only?: { readonly column: string; readonly isSet: true };
  readonly reason: string;
}

/**
 * How long what people leave behind is kept. What a person or chat is known by is not kept longer
 * than it is of use (Luật 91/2025/QH15 on personal data); what one chat left goes at once on
 * `/xoadulieu`. The outbox (`SENT_CONTENT_DAYS`, `SENT_ROW_DAYS`) and the reminders' notices keep
 * their own days beside their own state.
 */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    table: 'update_journal',
    column: 'received_at',
    days: 7,
    only: { column: 'handled_at', isSet: true },
    reason:
      'tells an update sent twice: messengers repeat one for a day at most. Its text went when it was handled',
  },
  {
    table: 'update_journal',
    column: 'received_at',
    days: 30,
    reason: 'never finished: nobody waits for that answer any more, and it holds what was typed',
  },
  {
    table: 'views',
    column: 'asked_at',
    days: 90,
    reason: 'buttons under old messages go on working for a quarter',
  },
  {
    table: 'offers',
    column: 'offered_at',
    days: 30,
    reason: 'numbers typed in answer to an old list mean something else',
  },
  {
    table: 'answer_messages',
    column: 'saved_at',
    days: 7,
    reason: 'a question is edited within two days (Telegram), its answer then follows',
  },
  {
    table: 'feedback',
    column: 'given_at',
    days: 365,
    reason: 'unanswered questions and complaints are gone through once a year at least',
  },
  {
    table: 'completion_claims',
    column: 'decided_at',
    days: 730,
    only: { column: 'decided_at', isSet: true },
    reason: 'a decided report may be asked after in the next year’s review',
  },
  {
    table: 'drafts',
    column: 'expires_at',
    days: 1,
    reason: 'a review that was left; the time it may be taken up again is in the row itself',
  },
  {
    table: 'audit_log',
    column: 'done_at',
    days: 1_825,
    reason: 'who changed the register: kept for five years of inspections',
  },
  {
    table: 'daily_use',
    column: 'used_on',
    days: 1_095,
    reason: 'counts without persons, compared from year to year',
  },
];

/** A conversation goes on for half an hour; what is older is only kept where its list is. */
export const CONVERSATION_DAYS = 30;
/** A chat that blocked or removed the assistant and did not come back: all of it goes. */
export const GONE_CHAT_DAYS = 180;
/** A chat nobody wrote in and that is not reminded: all of it goes. */
export const SILENT_CHAT_DAYS = 730;
