import type { ChatFeature } from '../chat/feature.js';
import { createAdminInsightFeature } from './features/insight-feature.js';
import { createAdminReloadFeature, type ReloadResult } from './features/reload-feature.js';
import { createAdminRolesFeature } from './features/roles-feature.js';
import type { AmendmentStore } from '../domain/amendment.js';
import type { AuditLog } from '../domain/audit.js';
import type { ChatReply, CommandHandler } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { Scheduler } from '../domain/scheduler.js';
import type { DailyUseStore } from '../domain/daily-use.js';
import type { OutboxStats } from '../domain/outbox.js';
import type { ChatStore, FeedbackStore, RegisterStore } from '../domain/ports.js';
import type { RoleStore } from '../domain/role.js';
import { PublisherBusyError, type Publisher } from '../register/create-publisher.js';
import { fingerprintKnowledge } from '../storage/fill/fingerprint-knowledge.js';
import type { LoadedKnowledge } from '../storage/fill/load-knowledge.js';
import { createAuditRecorder, type RecordDeed } from '../authority/create-audit-recorder.js';
import { createAuthority, type Authority } from '../authority/create-authority.js';
import { createAuditTopic } from './insight/audit-topic.js';
import { createChatsTopic } from './insight/chats-topic.js';
import { createUseCounter, type UseCounter } from './insight/create-use-counter.js';
import { createDeliveryTopic } from './insight/delivery-topic.js';
import { createFeedbackTopics } from './insight/feedback-topics.js';
import type { InsightTopic } from './insight/insight-topic.js';
import type { PartState, StatusFigures } from './insight/phrase-status.js';
import { createQuotaTopic, type QuotaFigures } from './insight/quota-topic.js';
import { createUseTopic } from './insight/use-topic.js';
import { createReloader, type Reloader } from './reload/create-reloader.js';
import { summariseChanges } from './reload/phrase-changes.js';
import { watchKnowledge, type KnowledgeWatch, type WatchTimer } from './reload/watch-knowledge.js';

export interface AdminDeps {
  /** `ADMINS`. */
  readonly owners: readonly string[];
  readonly folders: { readonly knowledgeDir: string; readonly seedsDir: string };
  readonly timeZone: string;
  readonly clock: Clock;
  readonly publisher: Publisher;
  readonly store: RegisterStore;
  readonly amendments: Pick<AmendmentStore, 'listInForce'>;
  /** Reads the folders without holding up questions. */
  readonly loadKnowledge: () => Promise<LoadedKnowledge>;
  readonly roles: RoleStore;
  readonly audit: AuditLog;
  readonly dailyUse: DailyUseStore;
  readonly chats: ChatStore;
  readonly feedback: FeedbackStore;
  /** `/xuat` for the list a chat was shown. */
  readonly exportList: CommandHandler;
  readonly readParts: () => Promise<readonly PartState[]>;
  /** Null while nothing is sent on the own initiative. */
  readonly readDeliveries: (() => Promise<OutboxStats>) | null;
  readonly readQuotas: () => Promise<readonly QuotaFigures[]>;
  readonly describeSubscription: (chatKey: string) => Promise<string | null>;
  /** Says something in a chat before the answer to what was asked there. */
  readonly tell: (chatKey: string, reply: ChatReply) => Promise<unknown>;
  readonly scheduler: Pick<Scheduler, 'after'>;
  readonly onReload: (result: ReloadResult) => void;
  readonly onRoleChange: (person: string, isEditor: boolean) => void;
  /** Told of what failed in the background. */
  readonly onFault: (error: unknown, what: string) => void;
}

/** Everything admins do in chat, put together. */
export interface Admin {
  readonly authority: Authority;
  readonly reloader: Reloader;
  readonly uses: UseCounter;
  /** To be asked before the feature whose `/xuat` they wrap. */
  readonly features: readonly ChatFeature[];
  /** Writes down what somebody did, here or in another part. */
  readonly record: RecordDeed;
  /** Reloads whenever the files change. */
  watch(everyMs: number, timer: WatchTimer): KnowledgeWatch;
}

/** Everything admins may do beside editing: reload, roles, insight, and watching the files. */
export function createAdmin(deps: AdminDeps): Admin {
  const { audit, clock, publisher, roles, store, timeZone } = deps;
  const startedAt = clock.now();
  const record = createAuditRecorder(audit, clock);
  const authority = createAuthority({ owners: deps.owners, roles, record });
  const uses = createUseCounter(deps.dailyUse, clock, timeZone, (error) =>
    deps.onFault(error, 'đếm câu hỏi'),
  );
  const reloader = createReloader({
    publisher,
    store,
    amendments: deps.amendments,
    load: deps.loadKnowledge,
    clock,
  });
  const topics: InsightTopic[] = [
    ...createFeedbackTopics({ feedback: deps.feedback, clock, timeZone }),
    createUseTopic(uses, clock, timeZone),
    createChatsTopic({
      chats: deps.chats,
      register: () => publisher.active().register,
      describeSubscription: deps.describeSubscription,
      clock,
      timeZone,
    }),
    ...(deps.readDeliveries ? [createDeliveryTopic(deps.readDeliveries, timeZone)] : []),
    createQuotaTopic(deps.readQuotas),
    createAuditTopic(audit, timeZone),
  ];

  const readStatus = async (): Promise<StatusFigures> => {
    const { register } = publisher.active();
    return {
      register,
      version:
        (await store.listVersions()).find(({ version }) => version === register.version) ?? null,
      parts: await deps.readParts(),
      deliveries: (await deps.readDeliveries?.()) ?? null,
      quotas: await deps.readQuotas(),
      lastReload: (await audit.list(1, ['reload']))[0] ?? null,
      memoryBytes: process.memoryUsage().rss,
      startedAt,
      now: clock.now(),
      timeZone,
    };
  };

  const shared = { authority, record, clock, timeZone };
  return {
    authority,
    reloader,
    uses,
    features: [
      createAdminReloadFeature({ ...deps, ...shared, reloader }),
      createAdminRolesFeature({
        ...shared,
        roles,
        owners: deps.owners,
        onChange: deps.onRoleChange,
      }),
      createAdminInsightFeature({ ...shared, topics, readStatus, exportList: deps.exportList }),
    ],
    record,
    watch: (everyMs, timer) =>
      watchKnowledge({
        fingerprint: () => fingerprintKnowledge(deps.folders),
        onChange: async () => {
          const was = `phiên bản ${publisher.active().register.version}`;
          const note = (subject: string, after: string): Promise<void> =>
            record('system', { action: 'reload', subject, before: was, after });
          try {
            const { isChanged, after, changes } = await reloader.reload('system');
            deps.onReload(isChanged ? 'changed' : 'unchanged');
            await note(`phiên bản ${after.register.version}`, summariseChanges(changes));
          } catch (error) {
            if (error instanceof PublisherBusyError) {
              deps.onReload('busy');
              return 'busy';
            }
            deps.onReload('failed');
            deps.onFault(error, 'tự nạp lại');
            await note(was, `không nạp: ${error instanceof Error ? error.message : 'lỗi'}`);
          }
          return 'tried';
        },
        onFault: (error) => deps.onFault(error, 'theo dõi tệp'),
        timer,
        everyMs,
      }),
  };
}
