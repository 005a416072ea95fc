import { runTerminalChat } from './channels/terminal/run-terminal-chat.js';
import type { Config } from './config.js';
import { createOffsetClock, systemClock } from './domain/clock.js';
import { openAssistant } from './open-assistant.js';

/** A chat in the terminal on the shipped documents, until its input ends. */
export async function chatInTerminal(config: Config): Promise<void> {
  const clock = config.clockStartAt ? createOffsetClock(config.clockStartAt) : systemClock;
  const opened = await openAssistant(config, clock);
  for (const warning of opened.warnings) process.stderr.write(`⚠️ ${warning}\n`);
  try {
    await runTerminalChat({
      assistant: () => opened.assistant,
      clock,
      input: process.stdin,
      output: process.stdout,
      isInteractive: process.stdin.isTTY,
    });
  } finally {
    await opened.close();
  }
}
