import { applyAmendments } from '../amendments/apply-amendments.js';
import { withdrawAmendment } from '../amendments/withdraw-amendment.js';
import type { Amendment, AmendmentContent, AmendmentStore } from '../domain/amendment.js';
import type { Clock } from '../domain/clock.js';
import type { RegisterStore } from '../domain/ports.js';
import type { Register } from '../domain/register.js';
import type { Publication, Publisher } from './create-publisher.js';

/** Who changes the register, and what the list of versions says of it. */
export interface ChangeOrigin {
  /** `telegram:123`. */
  readonly by: string;
  /** `thêm 12/TB-VPCP`. */
  readonly reason: string;
}

/** A committed change, with the version that holds it. */
export interface AmendedVersion {
  readonly publication: Publication;
  readonly amendment: Amendment;
  /** Vietnamese sentences: tasks that fell away, parts that found no place. */
  readonly warnings: readonly string[];
}

/** The change found no place in the register as it is now; the message is for the admin. */
export class AmendmentRefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AmendmentRefusedError';
  }
}

/** Changes the register by amendments, each as one version, checked and swapped by the publisher. */
export interface Amender {
  /**
   * Lays what `make` gives over the active register. Throws an AmendmentRefusedError, a
   * PublisherBusyError, a KnowledgeError or a StorageError; nothing is changed then.
   */
  amend(
    make: (register: Register) => AmendmentContent,
    origin: ChangeOrigin,
  ): Promise<AmendedVersion>;
  /**
   * Takes the newest amendment in force out again, which must be `id`: earlier ones may have been
   * built upon. Throws likewise.
   */
  undo(id: number, by: string): Promise<AmendedVersion>;
}

export interface AmenderDeps {
  readonly publisher: Publisher;
  readonly store: Pick<RegisterStore, 'listVersions'>;
  readonly amendments: AmendmentStore;
  readonly clock: Clock;
}

/** Changes to the register made in chat, each published as a version of its own. */
export function createAmender(deps: AmenderDeps): Amender {
  const { publisher, store, amendments, clock } = deps;

  const publish = async (
    by: string,
    change: (
      register: Register,
      inForce: readonly Amendment[],
    ) => Promise<{
      register: Omit<Register, 'version'>;
      reason: string;
      inForce: readonly Amendment[];
      unchecked: readonly string[];
    }>,
  ): Promise<Publication> => {
    const publication = await publisher.publish(async (active) => {
      // Where another process commits meanwhile, the publisher says so and nothing is changed.
      const changed = await change(active.register, await amendments.listInForce());
      const versions = await store.listVersions();
      return {
        register: withoutVersion(changed.register),
        origin: {
          // Of the files as they were last read: they are not read again for an amendment.
          fingerprint: versions[0]?.fingerprint ?? '',
          reason: changed.reason,
          by,
          at: clock.now(),
          amendments: changed.inForce.map(({ id }) => id),
        },
        uncheckedDocuments: changed.unchecked,
      };
    });
    if (publication === null) throw new Error('the publisher published nothing');
    return publication;
  };

  return {
    amend: async (make, { by, reason }) => {
      const done: Omit<AmendedVersion, 'publication'>[] = [];
      const publication = await publish(by, async (register, inForce) => {
        const content = make(register);
        const amendment = await amendments.add(content, by, clock.now());
        const applied = applyAmendments(register, [amendment]);
        const [refusal] = applied.warnings;
        if (applied.register === register) throw new AmendmentRefusedError(refusal ?? reason);
        done.push({ amendment, warnings: applied.warnings });
        return {
          register: applied.register,
          reason,
          inForce: [...inForce, amendment],
          unchecked: content.kind === 'document' ? [content.document.id] : [],
        };
      });
      const [made] = done;
      if (!made) throw new Error('the publisher did not prepare');
      return { publication, ...made };
    },

    undo: async (id, by) => {
      const done: Omit<AmendedVersion, 'publication'>[] = [];
      const publication = await publish(by, (register, inForce) => {
        const amendment = inForce.at(-1);
        if (amendment?.id !== id)
          throw new AmendmentRefusedError('Thay đổi này không còn là thay đổi mới nhất.');
        const withdrawn = withdrawAmendment(register, amendment);
        if (withdrawn === null)
          throw new AmendmentRefusedError(
            'Văn bản này đã thay bản cũ; muốn lấy lại bản cũ, anh/chị dùng /quaylai.',
          );
        done.push({ amendment, warnings: withdrawn.warnings });
        return Promise.resolve({
          register: withdrawn.register,
          reason: `hoàn tác thay đổi số ${amendment.id}`,
          inForce: inForce.slice(0, -1),
          unchecked: [],
        });
      });
      const [made] = done;
      if (!made) throw new Error('the publisher did not prepare');
      return { publication, ...made };
    },
  };
}

function withoutVersion(register: Omit<Register, 'version'>): Omit<Register, 'version'> {
  const { version: _version, ...rest } = register as Register;
  void _version;
  return rest;
}
