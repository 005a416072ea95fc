import type { ChannelName, ChatRef } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { Outbox } from '../domain/outbox.js';
import type { ChannelLog } from '../domain/channel-log.js';
import { plainReply } from '../domain/plain-reply.js';
import { toStoredReply } from './stored-reply.js';

const DAY_MS = 86_400_000;
/** A notice nobody could be told for so long is in the log and in the figures. */
const NOTICE_DAYS = 3;

/** Tells the admins, through the outbox like everything else. */
export interface OperatorNotices {
  /**
   * Tells each admin once per `cause`, across restarts and processes; name what makes it new (a
   * day, a month) in the cause. Admins reached through `except` are left out: that channel is the
   * one that does not work. Never throws.
   */
  tell(cause: string, text: string, except?: ChannelName): Promise<void>;
}

export interface OperatorNoticesDeps {
  readonly outbox: Pick<Outbox, 'enqueueAll'>;
  /** `telegram:123456`; their private chats have the same id. */
  readonly admins: () => readonly string[];
  readonly clock: Clock;
  readonly log: ChannelLog;
}

/** The private chat of `telegram:123456`; null where it is no messenger's. */
function chatOfAdmin(admin: string): ChatRef | null {
  const at = admin.indexOf(':');
  const channel = admin.slice(0, Math.max(at, 0));
  if (channel !== 'telegram' && channel !== 'zalo') return null;
  return { channel, chatId: admin.slice(at + 1), threadId: null, kind: 'private' };
}

/** Notices to admins go through the outbox themselves, so that they outlast a restart. */
export function createOperatorNotices(deps: OperatorNoticesDeps): OperatorNotices {
  return {
    tell: async (cause, text, except) => {
      const now = deps.clock.now();
      const chats = deps
        .admins()
        .map(chatOfAdmin)
        .filter((chat) => chat !== null && chat.channel !== except);
      try {
        await deps.outbox.enqueueAll(
          chats.flatMap((chat) =>
            chat === null
              ? []
              : {
                  dedupeKey: `operator:${cause}:${chat.channel}:${chat.chatId}`,
                  chat,
                  kind: 'operator',
                  reply: toStoredReply(plainReply(text)),
                  context: null,
                  notBefore: now,
                  expiresAt: new Date(now.getTime() + NOTICE_DAYS * DAY_MS),
                  createdAt: now,
                },
          ),
        );
      } catch (error) {
        deps.log.error({ err: error, cause }, 'Chưa báo được cho quản trị viên');
      }
    },
  };
}
