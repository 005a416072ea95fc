import type { Assistant } from '../domain/conversation.js';
import { RegisterMovedError } from '../domain/errors.js';
import type { RegisterStore, VersionOrigin } from '../domain/ports.js';
import type { Register } from '../domain/register.js';
import type { ActiveVersion } from './active-version.js';
import { checkRegister } from './check-register.js';

/** A new register, ready to be checked and committed. */
export interface RegisterDraft {
  readonly register: Omit<Register, 'version'>;
  readonly origin: VersionOrigin;
  /** Documents whose quotes nobody has compared with their text yet. */
  readonly uncheckedDocuments?: readonly string[];
}

/** A version that took the place of another. */
export interface Publication {
  readonly before: ActiveVersion;
  readonly after: ActiveVersion;
}

/** Another change of the register is under way, or came first; nothing is written: try again. */
export class PublisherBusyError extends Error {
  constructor(
    message = 'Đang có một lần cập nhật dữ liệu khác, anh/chị vui lòng chờ rồi thử lại.',
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'PublisherBusyError';
  }
}

/**
 * Changes what the assistant answers from: one change at a time, questions answered meanwhile. A
 * change that fails leaves database and memory as they were; a process that dies leaves the version
 * before or after.
 */
export interface Publisher {
  active(): ActiveVersion;
  /**
   * Builds the draft's assistant beside the running one, checks both, commits and swaps. `prepare`
   * is given what is active; null from it: there is nothing to change. Throws a PublisherBusyError
   * where another change is under way or another process came first, and whatever `prepare` and the
   * checks throw.
   */
  publish(
    prepare: (active: ActiveVersion) => Promise<RegisterDraft | null>,
  ): Promise<Publication | null>;
  /** Goes to a kept version; throws a StorageError where it is not kept any more, else as `publish`. */
  activate(version: number): Promise<Publication>;
  /**
   * Goes to the version that another process made active; null where there is none such. Throws as
   * `publish` does, and answers go on from the version before.
   */
  follow(): Promise<Publication | null>;
}

export interface PublisherDeps {
  readonly store: RegisterStore;
  readonly initial: ActiveVersion;
  /** Builds the assistant without holding up questions. */
  readonly buildAssistant: (register: Register) => Promise<Assistant>;
  /** Throws where the assistant does not work. */
  readonly tryOut: (assistant: Assistant) => Promise<void>;
  /** Whether most of a register stands in a file: read back from there it takes far less memory. */
  readonly isFiled?: (register: Omit<Register, 'version'>) => boolean;
  /** Told right after a swap. */
  readonly onSwap?: (active: ActiveVersion) => void;
}

/**
 * The one way to a new active version: built, tried out, committed, and only then answered from.
 */
export function createPublisher(deps: PublisherDeps): Publisher {
  const { store } = deps;
  let active = deps.initial;
  let isBusy = false;

  const build = async (register: Register): Promise<ActiveVersion> => {
    const assistant = await deps.buildAssistant(register);
    await deps.tryOut(assistant);
    return { register, assistant };
  };

  const swap = (next: ActiveVersion): Publication => {
    const before = active;
    // One assignment: whoever asks gets the one or the other, whole.
    active = next;
    deps.onSwap?.(next);
    return { before, after: next };
  };

  const catchUp = async (): Promise<Publication | null> => {
    const version = await store.findActiveVersion();
    if (version === null || version === active.register.version) return null;
    return swap(await build(await store.requireVersion(version)));
  };

  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isBusy) throw new PublisherBusyError();
    isBusy = true;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RegisterMovedError)) throw error;
      // So that the next try rests on it; where it cannot be built here, that try will say so.
      await catchUp().catch(() => null);
      throw new PublisherBusyError(error.message, { cause: error });
    } finally {
      isBusy = false;
    }
  };

  return {
    active: () => active,

    publish: (prepare) =>
      alone(async () => {
        // What is prepared rests on what is active: on what another process made of it, too.
        await catchUp();
        const base = active.register.version;
        const draft = await prepare(active);
        if (draft === null) return null;
        const { register, origin } = draft;
        checkRegister(register, draft.uncheckedDocuments ?? []);
        // Built under the number it will get, before anything is written: what cannot be built is
        // never committed.
        const newest = (await store.listVersions())[0]?.version ?? 0;
        const next = await build({ version: newest + 1, ...register });
        const version = await store.commit(register, origin, base);
        if (deps.isFiled?.(register) === true)
          return swap(await build(await store.requireVersion(version)));
        // A number was given out in between, to a version that is not active any more.
        return swap(
          version === next.register.version ? next : await build({ version, ...register }),
        );
      }),

    activate: (version) =>
      alone(async () => {
        const base = active.register.version;
        const next = await build(await store.requireVersion(version));
        await store.activate(version, base);
        return swap(next);
      }),

    follow: async () => {
      // Asked for every second: it must not stand in the way of a change that begins meanwhile.
      const version = await store.findActiveVersion();
      return version === null || version === active.register.version ? null : alone(catchUp);
    },
  };
}
