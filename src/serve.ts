import { createApp, type App } from './app.js';
import { createProgressBar } from './cli/progress-bar.js';
import type { Config } from './config.js';

/**
 * Starts channels, reminders and web server; a signal to end stops them in order. The process then
 * ends with 0, or with 1 where every bot's token was refused.
 */
export async function serve(config: Config): Promise<Pick<App, 'stop'>> {
  // The database and the files beside it hold what people ask: no other user may read them.
  process.umask(0o077);
  const bar = createProgressBar('Nạp văn bản', process.stderr);
  // Elsewhere than on a terminal standard error is the log, one JSON object a line.
  const onProgress = (done: number, total: number): void => {
    if (process.stderr.isTTY) bar.update(done, total);
  };
  const app = await createApp(config, { onProgress });
  bar.finish();
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopping ??= app.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void stop().finally(() => process.exit(app.isRefused() ? 1 : 0));
    });
  try {
    await app.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
