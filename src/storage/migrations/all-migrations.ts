import type { Migration } from '../migration.js';
import { registerMigration } from './001-register.js';
import { chatsMigration } from './002-chats.js';
import { amendmentsMigration } from './003-amendments.js';
import { adminMigration } from './004-admin.js';
import { outboxMigration } from './005-outbox.js';
import { remindersMigration } from './006-reminders.js';
import { viewTasksMigration } from './007-view-tasks.js';
import { revisedEventsMigration } from './008-revised-events.js';
import { updateOwnersMigration } from './009-update-owners.js';
import { outboxOriginMigration } from './010-outbox-origin.js';
import { registerDigestMigration } from './011-register-digest.js';
import { unfinishedUpdatesMigration } from './012-unfinished-updates.js';

/** Every step of the schema in order. To add one: a file beside this one and a line here. */
export const MIGRATIONS: readonly Migration[] = [
  registerMigration,
  chatsMigration,
  amendmentsMigration,
  adminMigration,
  outboxMigration,
  remindersMigration,
  viewTasksMigration,
  revisedEventsMigration,
  updateOwnersMigration,
  outboxOriginMigration,
  registerDigestMigration,
  unfinishedUpdatesMigration,
];
