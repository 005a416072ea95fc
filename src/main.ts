import { loadDotEnv, runCommand } from './cli/run-command.js';
import { loadConfig } from './config.js';

await runCommand(async () => {
  loadDotEnv();
  const config = loadConfig(process.env);
  const hasChannel = config.telegram !== null || config.zalo !== null;
  // Each part is loaded only where it runs: a chat in the terminal needs no messenger.
  const serving =
    hasChannel || config.http.isPortSet ? await (await import('./serve.js')).serve(config) : null;
  if (hasChannel) return;
  await (await import('./chat-in-terminal.js')).chatInTerminal(config);
  await serving?.stop();
});
