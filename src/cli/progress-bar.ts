/** Shows how far long work is. */
export interface ProgressBar {
  /** `done` of `total`; a `total` of 0 means that the end is not known. */
  update(done: number, total: number): void;
  /** Takes the bar off the terminal for what is printed next; the next `update` draws it again. */
  hide(): void;
  /** Leaves the last state standing and ends the line. Idempotent. */
  finish(): void;
}

/** What a bar is drawn on; standard error in the program. */
export interface ProgressScreen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const WIDTH = 24;
/** In a log a line a tenth is enough. */
const LINES = 10;

/**
 * A bar that redraws itself on a terminal; elsewhere plain lines, at most one for each tenth, that a
 * log keeps readable. Nothing is written before the first `update`.
 */
export function createProgressBar(label: string, screen: ProgressScreen): ProgressBar {
  let lastLine = -1;
  let isDrawn = false;
  return {
    update: (done, total) => {
      const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
      const counts = total > 0 ? `${done}/${total}` : String(done);
      if (screen.isTTY === true) {
        const full = Math.round(share * WIDTH);
        const bar = total > 0 ? `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ` : '';
        const text = `${label} ${bar}${counts}`.slice(0, (screen.columns ?? 80) - 1);
        // Back to the start, and away with what a longer line left.
        screen.write(`\r${text}\u001b[K`);
        isDrawn = true;
        return;
      }
      const line = total > 0 ? Math.floor(share * LINES) : done;
      if (line === lastLine) return;
      lastLine = line;
      screen.write(`${label}: ${counts}${total > 0 ? ` (${Math.round(share * 100)}%)` : ''}\n`);
    },
    hide: () => {
      if (isDrawn) screen.write('\r\u001b[K');
      isDrawn = false;
    },
    finish: () => {
      if (isDrawn) screen.write('\n');
      isDrawn = false;
    },
  };
}
