import type { AuditLog } from '../domain/audit.js';
import type { Inbound } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import { personOf } from './person.js';

/** What was done, to what, and how it was before and after; null or absent where there is nothing. */
export interface Deed {
  /** One stable word: `reload`, `activate`, `appoint` … */
  readonly action: string;
  readonly subject: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** Writes down who did something now: the person of a message, or the program itself. */
export type RecordDeed = (
  by: Pick<Inbound, 'chat' | 'sender'> | 'system',
  deed: Deed,
) => Promise<void>;

/** The one writer of the audit log — nhật ký quản trị. Rejects where it cannot be written. */
export function createAuditRecorder(audit: Pick<AuditLog, 'record'>, clock: Clock): RecordDeed {
  return (by, { action, subject, before = null, after = null }) =>
    audit.record({
      at: clock.now(),
      ...(by === 'system' ? { by } : { by: personOf(by), byName: by.sender.name }),
      ...{ action, subject, before, after },
    });
}
