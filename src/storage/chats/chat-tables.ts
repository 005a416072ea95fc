/** A table whose rows belong to a chat through its column `chat_key`. */
export interface ChatTable {
  readonly name: string;
  /**
   * Columns that, together with `chat_key`, no two rows may share: of two rows that would meet when
   * a chat moves, the one already under the new key stays. Null: rows never meet.
   */
  readonly uniqueWith: readonly string[] | null;
}

/**
 * Every table keyed by chat, `chats` itself apart: moving and erasing a chat goes through all of
 * them. A migration that adds such a table adds its line here (a test compares with the schema).
 */
export const CHAT_TABLES: readonly ChatTable[] = [
  { name: 'conversations', uniqueWith: [] },
  { name: 'views', uniqueWith: null },
  { name: 'offers', uniqueWith: [] },
  { name: 'answer_messages', uniqueWith: ['question_message_id'] },
  { name: 'feedback', uniqueWith: null },
  { name: 'outbox', uniqueWith: null },
  { name: 'completion_claims', uniqueWith: null },
  { name: 'drafts', uniqueWith: ['kind'] },
  { name: 'subscriptions', uniqueWith: [] },
  { name: 'reminder_notices', uniqueWith: null },
  { name: 'task_marks', uniqueWith: ['task', 'kind'] },
];
