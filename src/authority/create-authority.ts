import type { CommandHandler, Inbound } from '../domain/chat.js';
import { hasRole, type Role, type RoleStore } from '../domain/role.js';
import { plainReply } from '../domain/plain-reply.js';
import type { RecordDeed } from './create-audit-recorder.js';
import { isPerson, personOf } from './person.js';

export interface AuthorityDeps {
  /** `ADMINS`: `telegram:123456`. */
  readonly owners: readonly string[];
  readonly roles: RoleStore;
  readonly record: RecordDeed;
}

/** Who may do what: the one place where every admin command, button and file is checked. */
export interface Authority {
  roleOf(inbound: Pick<Inbound, 'chat' | 'sender'>): Promise<Role>;
  /** Throws a NotAllowedError, after writing the refusal to the audit log. `what` names the attempt. */
  requireRole(inbound: Inbound, role: Role, what: string): Promise<void>;
  /**
   * The handler for those who hold `role` only; everyone else gets a polite refusal. Also wraps a
   * feature's `onAction`, which has the same shape.
   */
  adminOnly(role: Role, handler: CommandHandler, options?: AdminOnlyOptions): CommandHandler;
}

export interface AdminOnlyOptions {
  /** What the audit log calls the attempt; the command's own name where not given. */
  readonly what?: string;
  /** For what others must not read: refused in groups, whoever asks. */
  readonly privateOnly?: boolean;
}

/** A person asked for what their role does not allow; the message is for them. */
export class NotAllowedError extends Error {
  constructor(readonly required: Role) {
    super(
      required === 'owner'
        ? 'Việc này chỉ dành cho quản trị viên.'
        : 'Việc này chỉ dành cho quản trị viên và biên tập viên.',
    );
    this.name = 'NotAllowedError';
  }
}

const HOW_TO_BECOME =
  'Nếu cần làm việc này, anh/chị gõ /quyen để lấy mã của mình và gửi cho quản trị viên.';
const ONLY_IN_PRIVATE =
  'Nội dung này chỉ xem được trong trò chuyện riêng với trợ lý, không hiện trong nhóm.';

/** Owners come from the settings, editors from the store; everyone else reads. */
export function createAuthority(deps: AuthorityDeps): Authority {
  const { owners, roles, record } = deps;

  const roleOf: Authority['roleOf'] = async (inbound) => {
    if (!isPerson(inbound.sender)) return 'reader';
    const person = personOf(inbound);
    if (owners.includes(person)) return 'owner';
    return (await roles.find(person)) ? 'editor' : 'reader';
  };

  const requireRole: Authority['requireRole'] = async (inbound, role, what) => {
    const held = await roleOf(inbound);
    if (hasRole(held, role)) return;
    await record(inbound, { action: 'refused', subject: what });
    throw new NotAllowedError(role);
  };

  return {
    roleOf,
    requireRole,
    adminOnly:
      (role, handler, options = {}) =>
      async (inbound, args) => {
        const what = options.what ?? `/${inbound.command?.name ?? inbound.action?.type ?? ''}`;
        try {
          await requireRole(inbound, role, what);
        } catch (error) {
          if (!(error instanceof NotAllowedError)) throw error;
          return plainReply(error.message, [HOW_TO_BECOME]);
        }
        if (options.privateOnly === true && inbound.chat.kind !== 'private')
          return plainReply(ONLY_IN_PRIVATE);
        return handler(inbound, args);
      },
  };
}
