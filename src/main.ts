import { createApp } from './app.js';
import { runTerminalChat } from './channels/terminal/run-terminal-chat.js';
import { loadDotEnv, runCommand } from './cli/run-command.js';
import { loadConfig } from './config.js';
import { createOffsetClock, systemClock } from './domain/clock.js';

await runCommand(async () => {
  loadDotEnv();
  const config = loadConfig(process.env);
  const hasChannel = config.telegram !== null || config.zalo !== null;
  // In the terminal the log would stand between question and answer.
  const app = await createApp(hasChannel ? config : { ...config, logLevel: 'warn' });
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await app.stop();
  };
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
  if (hasChannel) return;
  await runTerminalChat({
    assistant: () => app.assistant(),
    clock: config.clockStartAt ? createOffsetClock(config.clockStartAt) : systemClock,
    input: process.stdin,
    output: process.stdout,
    isInteractive: process.stdin.isTTY,
  });
  await stop();
});
