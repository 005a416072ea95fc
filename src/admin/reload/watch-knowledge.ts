/** What the watch needs of time. */
export interface WatchTimer {
  /** Runs once after the delay, unless cancelled by the function returned. */
  after(delayMs: number, run: () => void): () => void;
}

export interface KnowledgeWatchDeps {
  /** Changes with any file that a register is made from. */
  readonly fingerprint: () => Promise<string>;
  /**
   * Called when the files changed and have come to rest. `busy`: another change of the register is
   * under way, so that the files are still to be loaded.
   */
  readonly onChange: () => Promise<'tried' | 'busy'>;
  readonly onFault: (error: unknown) => void;
  readonly timer: WatchTimer;
  readonly everyMs: number;
}

/** `stop` is idempotent. */
export interface KnowledgeWatch {
  stop(): void;
}

/**
 * Looks at the files every so often and reloads when they changed. Contents are compared rather
 * than listening to the file system, which misses changes in mounted folders; and a change counts
 * only once two looks in a row agree, so that a file half copied is not read.
 */
export function watchKnowledge(deps: KnowledgeWatchDeps): KnowledgeWatch {
  let isStopped = false;
  let cancel = (): void => undefined;
  let loaded: string | null = null;
  let last: string | null = null;

  const look = async (): Promise<void> => {
    const now = await deps.fingerprint();
    loaded ??= now;
    const isAtRest = now === last;
    last = now;
    if (isStopped || now === loaded || !isAtRest) return;
    const before = loaded;
    // Tried once, even where it fails: the same faulty files would fail the same way.
    loaded = now;
    if ((await deps.onChange()) === 'busy') loaded = before;
  };

  const plan = (): void => {
    if (isStopped) return;
    cancel = deps.timer.after(deps.everyMs, () => {
      void look().catch(deps.onFault).finally(plan);
    });
  };

  void look().catch(deps.onFault).finally(plan);
  return {
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}
