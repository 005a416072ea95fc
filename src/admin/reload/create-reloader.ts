import type { AmendmentStore } from '../../domain/amendment.js';
import type { Clock } from '../../domain/clock.js';
import type { RegisterStore } from '../../domain/ports.js';
import { applyAmendments } from '../../amendments/apply-amendments.js';
import type { ActiveVersion } from '../../register/active-version.js';
import type { Publisher } from '../../register/create-publisher.js';
import { finishBetweenTurns } from '../../threads/finish-between-turns.js';
import type { LoadedKnowledge } from '../../storage/fill/load-knowledge.js';
import { compareRegistersSteps, isEmpty, type RegisterChanges } from './compare-registers.js';

/** What a reload did. */
export interface ReloadReport {
  /** False: files and amendments are those of the active version, which stays. */
  readonly isChanged: boolean;
  readonly before: ActiveVersion;
  readonly after: ActiveVersion;
  readonly changes: RegisterChanges;
  /** Vietnamese sentences for the admin. */
  readonly warnings: readonly string[];
}

/** So many tasks would be lost that it looks like a wrong folder; the admin must say that it is meant. */
export class TasksLostError extends Error {
  constructor(
    readonly lost: number,
    readonly known: number,
  ) {
    super(`${lost} trong ${known} nhiệm vụ đang có sẽ mất`);
    this.name = 'TasksLostError';
  }
}

/** Reads knowledge and seeds again. */
export interface Reloader {
  /**
   * Throws a KnowledgeError (file, line, reason), a TasksLostError unless `isLossMeant`, a
   * PublisherBusyError or a StorageError; the active version then stays as it is.
   */
  reload(by: string, options?: { isLossMeant?: boolean }): Promise<ReloadReport>;
}

export interface ReloaderDeps {
  readonly publisher: Publisher;
  readonly store: Pick<RegisterStore, 'listVersions'>;
  /** What admins added in chat; laid over the files anew. */
  readonly amendments: Pick<AmendmentStore, 'listInForce'>;
  /** Reads the folders without holding up questions. */
  readonly load: () => Promise<LoadedKnowledge>;
  readonly clock: Clock;
}

/** More than this share of the tasks, and more than a handful: no correction of a list looks so. */
const MOST_LOST_SHARE = 0.5;
const MOST_LOST = 5;

const isSame = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((id, at) => id === right[at]);

/**
 * Reads the files anew and publishes what has changed, with the amendments in force laid over it.
 */
export function createReloader(deps: ReloaderDeps): Reloader {
  return {
    reload: async (by, { isLossMeant = false } = {}) => {
      const prepared: Pick<ReloadReport, 'changes' | 'warnings'>[] = [];
      const publication = await deps.publisher.publish(async ({ register: active }) => {
        const loaded = await deps.load();
        const inForce = await deps.amendments.listInForce();
        const { register, warnings } = applyAmendments(loaded.register, inForce);
        const changes = await finishBetweenTurns(compareRegistersSteps(active, register));
        const lost = changes.tasks.removed.length;
        if (!isLossMeant && lost > MOST_LOST && lost > active.tasks.length * MOST_LOST_SHARE)
          throw new TasksLostError(lost, active.tasks.length);
        prepared.push({
          changes,
          warnings: [...loaded.warnings, ...warnings, ...warnOfTaskless(loaded.register)],
        });
        const amendments = inForce.map(({ id }) => id);
        const current = (await deps.store.listVersions()).find((version) => version.active);
        const isUnchanged =
          isEmpty(changes) &&
          current?.version === active.version &&
          current.fingerprint === loaded.fingerprint &&
          isSame(current.amendments ?? [], amendments);
        // Committed again, it would push an older version out of those kept.
        if (isUnchanged) return null;
        const ofFiles = new Set(loaded.register.documents.map(({ id }) => id));
        return {
          register,
          origin: {
            fingerprint: loaded.fingerprint,
            reason: 'nạp lại dữ liệu',
            by,
            at: deps.clock.now(),
            amendments,
          },
          uncheckedDocuments: register.documents
            .map(({ id }) => id)
            .filter((id) => !ofFiles.has(id)),
        };
      });
      const active = deps.publisher.active();
      const [report] = prepared;
      if (report === undefined) throw new Error('the publisher did not prepare');
      return {
        ...report,
        isChanged: publication !== null,
        before: publication?.before ?? active,
        after: publication?.after ?? active,
      };
    },
  };
}

/** Documents that no task or figure is taken from: their text is found, their tasks are not counted. */
function warnOfTaskless({ documents, tasks, indicators }: LoadedKnowledge['register']): string[] {
  const cited = new Set([
    ...tasks.flatMap(({ events }) => events.map(({ document }) => document)),
    ...indicators.flatMap(({ observations }) => observations.map(({ document }) => document)),
  ]);
  return documents
    .filter(({ id }) => !cited.has(id))
    .map(
      ({ shortTitle }) =>
        `${shortTitle}: seeds chưa có nhiệm vụ, chỉ tiêu nào của văn bản này; tra được nội dung, chưa tính vào số liệu.`,
    );
}
