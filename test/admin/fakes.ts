import type { AuditEntry, AuditLog } from '../../src/domain/audit.js';
import type { Inbound } from '../../src/domain/chat.js';
import type { Appointment, RoleStore } from '../../src/domain/role.js';

export const NOW = new Date('2024-07-15T02:00:00Z');
export const clock = { now: () => NOW };

export class MemoryAudit implements AuditLog {
  readonly entries: AuditEntry[] = [];
  record = (entry: AuditEntry): Promise<void> => {
    this.entries.push(entry);
    return Promise.resolve();
  };
  list = (limit: number): Promise<AuditEntry[]> =>
    Promise.resolve(this.entries.toReversed().slice(0, limit));
  export = (): Promise<AuditEntry[]> => Promise.resolve(this.entries);
}

export class MemoryRoles implements RoleStore {
  readonly editors = new Map<string, Appointment>();
  find = (person: string): Promise<Appointment | null> =>
    Promise.resolve(this.editors.get(person) ?? null);
  appoint = (one: Appointment): Promise<void> => {
    this.editors.set(one.person, one);
    return Promise.resolve();
  };
  end = (person: string): Promise<boolean> => Promise.resolve(this.editors.delete(person));
  list = (): Promise<Appointment[]> => Promise.resolve([...this.editors.values()]);
}

/** A command somebody typed; in their own chat unless told otherwise. */
export function command(person: string, name: string, more: Partial<Inbound> = {}): Inbound {
  const [channel, id = ''] = person.split(/:(.*)/s);
  return {
    updateId: '1',
    chat: {
      channel: channel === 'zalo' ? 'zalo' : 'telegram',
      chatId: id,
      threadId: null,
      kind: 'private',
    },
    sender: { id, name: 'An', isChatAdmin: null },
    kind: 'text',
    text: `/${name}`,
    command: { name, args: '' },
    action: null,
    messageId: '1',
    isEdit: false,
    sentAt: NOW,
    file: null,
    ...more,
  };
}
