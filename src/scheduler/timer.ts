/** The real time that passes, for waking up; what is due is judged by the assistant's clock. */
export interface WakeTimer {
  /** Runs `run` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemTimer: WakeTimer = {
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
