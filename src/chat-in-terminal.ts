import { randomBytes } from 'node:crypto';
import { runTerminalChat } from './channels/terminal/run-terminal-chat.js';
import { createChatHandler } from './chat/create-chat-handler.js';
import type { ChatFeature } from './chat/feature.js';
import { createFeedbackFeature } from './chat/features/feedback-feature.js';
import { createOwnAgencyFeature } from './chat/features/own-agency-feature.js';
import { plainReply } from './domain/plain-reply.js';
import { createProgressBar } from './cli/progress-bar.js';
import type { Config } from './config.js';
import { chatKey, type ChatRef } from './domain/chat.js';
import { createOffsetClock, systemClock } from './domain/clock.js';
import { openAssistant } from './open-assistant.js';
import { createChatStore } from './storage/chats/create-chat-store.js';
import { createConversationStore } from './storage/chats/create-conversation-store.js';
import { createFeedbackStore } from './storage/chats/create-feedback-store.js';
import { createViewStore } from './storage/chats/create-view-store.js';

const MESSENGERS_ONLY = 'Chức năng này có trên Telegram và Zalo, không có trong cửa sổ dòng lệnh.';

/** What only messengers have, said rather than taken for a question. */
const messengerFeature: ChatFeature = {
  name: 'messengers',
  commands: Object.fromEntries(
    ['dangky', 'huydangky', 'nhacnho', 'xuat', 'reload', 'trangthai'].map((name) => [
      name,
      () => Promise.resolve(plainReply(MESSENGERS_ONLY)),
    ]),
  ),
};

/** A chat in the terminal on the shipped documents, until its input ends; nothing of it is kept. */
export async function chatInTerminal(config: Config): Promise<void> {
  const clock = config.clockStartAt ? createOffsetClock(config.clockStartAt) : systemClock;
  const bar = createProgressBar('Nạp văn bản', process.stderr);
  const opened = await openAssistant(config, clock, (done, total) => bar.update(done, total));
  bar.finish();
  for (const warning of opened.warnings) process.stderr.write(`⚠️ ${warning}\n`);
  const { database } = opened;
  // A conversation of its own for every run.
  const chat: ChatRef = {
    channel: 'terminal',
    chatId: randomBytes(6).toString('hex'),
    threadId: null,
    kind: 'private',
  };
  const chats = createChatStore(database);
  const deps = {
    assistant: () => opened.assistant,
    register: () => opened.register,
    conversations: createConversationStore(database),
    views: createViewStore(database),
    chats,
    feedback: createFeedbackStore(database),
    clock,
    timeZone: config.timeZone,
  };
  try {
    await runTerminalChat({
      handler: createChatHandler({
        ...deps,
        features: [createOwnAgencyFeature(deps), createFeedbackFeature(deps), messengerFeature],
        newViewId: () => randomBytes(8).toString('base64url'),
      }),
      chat,
      clock,
      input: process.stdin,
      output: process.stdout,
      isInteractive: process.stdin.isTTY,
    });
  } finally {
    await chats.erase(chatKey(chat));
    await opened.close();
  }
}
