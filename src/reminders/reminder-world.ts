import type { CompletionClaim } from '../domain/claim.js';
import type { KnowledgeDocument } from '../domain/document.js';
import type { Register } from '../domain/register.js';
import { createAgencyDirectory, type AgencyDirectory } from '../tasks/agency-directory.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Everything reminders are made from, beside the subscription itself. */
export interface ReminderWorld {
  readonly register: Register;
  readonly directory: AgencyDirectory;
  readonly documents: ReadonlyMap<string, KnowledgeDocument>;
  readonly calendar: WorkingCalendar;
  readonly timeZone: string;
  /** Claims that wait for an admin, by task. */
  readonly claims: ReadonlyMap<string, CompletionClaim>;
}

/** The world on one register version, without claims: those come and go. */
export function createReminderWorld(
  register: Register,
  calendar: WorkingCalendar,
  timeZone: string,
): ReminderWorld {
  return {
    register,
    directory: createAgencyDirectory(register.agencies),
    documents: new Map(register.documents.map((document) => [document.id, document])),
    calendar,
    timeZone,
    claims: new Map(),
  };
}
