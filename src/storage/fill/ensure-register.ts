import type { AmendmentStore } from '../../domain/amendment.js';
import type { Clock } from '../../domain/clock.js';
import { KnowledgeError, RegisterMovedError, StorageError } from '../../domain/errors.js';
import type { RegisterStore } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import { fingerprintKnowledge } from './fingerprint-knowledge.js';
import type { KnowledgeSource } from './load-knowledge.js';

/** What `ensureRegister` did: filled an empty database, loaded changed files, or neither. */
export type FillOutcome = 'filled' | 'renewed' | 'unchanged' | 'kept';

export interface EnsuredRegister {
  readonly register: Register;
  /** `kept`: the files have a fault, and the version loaded before stays. */
  readonly outcome: FillOutcome;
  /** Vietnamese sentences for the operator. */
  readonly warnings: readonly string[];
}

/**
 * The register to answer from. Fills an empty database; on later starts reads the files again only
 * where their fingerprint is not that of the newest version (so going back to an older version
 * outlasts a restart); `amendments` in force are laid over what the files give. Files with a fault never replace a version that works. Throws a
 * KnowledgeError or StorageError where there is none to fall back on.
 */
export async function ensureRegister(
  store: RegisterStore,
  source: KnowledgeSource,
  clock: Clock,
  amendments?: Pick<AmendmentStore, 'listInForce'>,
): Promise<EnsuredRegister> {
  const active = await store.loadActive();
  const fingerprint = await fingerprintKnowledge(source);
  const newest = (await store.listVersions())[0];
  if (active && newest?.fingerprint === fingerprint)
    return { register: active, outcome: 'unchanged', warnings: [] };
  try {
    // Reading documents is a program of its own; most starts have nothing to read.
    const { loadKnowledge } = await import('./load-knowledge.js');
    const { applyAmendments } = await import('../../amendments/apply-amendments.js');
    const { register: base, fingerprint: loaded, warnings } = await loadKnowledge(source);
    const inForce = (await amendments?.listInForce()) ?? [];
    const { register, warnings: amending } = applyAmendments(base, inForce);
    const origin = {
      fingerprint: loaded,
      reason: active ? 'tệp văn bản hoặc dữ liệu thay đổi' : 'khởi tạo lần đầu',
      by: 'system',
      at: clock.now(),
      amendments: inForce.map((amendment) => amendment.id),
    };
    const version = await store.commit(register, origin, active?.version ?? null);
    return {
      register: { version, ...register },
      outcome: active ? 'renewed' : 'filled',
      warnings: [...warnings, ...amending],
    };
  } catch (error) {
    // Another process started at the same moment: what it committed is looked at instead.
    if (error instanceof RegisterMovedError)
      return ensureRegister(store, source, clock, amendments);
    const isReported = error instanceof KnowledgeError || error instanceof StorageError;
    if (!active || !isReported) throw error;
    return {
      register: active,
      outcome: 'kept',
      warnings: [`Không nạp: ${error.message}. Vẫn dùng phiên bản ${active.version}.`],
    };
  }
}
