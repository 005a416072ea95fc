import { createApp, type App } from './app.js';
import type { Config } from './config.js';

/** Starts channels, reminders and web server; a signal to end stops them in order. */
export async function serve(config: Config): Promise<Pick<App, 'stop'>> {
  const app = await createApp(config);
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopping ??= app.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void stop().finally(() => process.exit(0));
    });
  try {
    await app.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
