import { createAuditLog } from './storage/admin/create-audit-log.js';
import { createDailyUseStore } from './storage/admin/create-daily-use-store.js';
import { createRoleStore } from './storage/admin/create-role-store.js';
import { createAmendmentStore } from './storage/amendments/create-amendment-store.js';
import { createDraftStore } from './storage/amendments/create-draft-store.js';
import { createAnswerMessageStore } from './storage/chats/create-answer-message-store.js';
import { createChatStore } from './storage/chats/create-chat-store.js';
import { createConversationStore } from './storage/chats/create-conversation-store.js';
import { createFeedbackStore } from './storage/chats/create-feedback-store.js';
import { createOfferStore } from './storage/chats/create-offer-store.js';
import { createUpdateJournal } from './storage/chats/create-update-journal.js';
import { createUsageStore } from './storage/chats/create-usage-store.js';
import { createViewStore } from './storage/chats/create-view-store.js';
import type { Database } from './storage/database.js';
import { createOutboxStore } from './storage/outbox/create-outbox-store.js';

/** What is kept beside the register, each under the name its users call it by. */
export type Stores = ReturnType<typeof openStores>;

/** Opens every store of a database but the register's; `processName` owns what it takes in. */
export function openStores(database: Database, processName: string) {
  return {
    conversations: createConversationStore(database),
    views: createViewStore(database),
    chats: createChatStore(database),
    feedback: createFeedbackStore(database),
    journal: createUpdateJournal(database, processName),
    answers: createAnswerMessageStore(database),
    usage: createUsageStore(database),
    offers: createOfferStore(database),
    outbox: createOutboxStore(database),
    amendments: createAmendmentStore(database),
    drafts: createDraftStore(database),
    roles: createRoleStore(database),
    audit: createAuditLog(database),
    dailyUse: createDailyUseStore(database),
  };
}
