import {
  type ChatAction,
  type ChatHandler,
  type ChatReply,
  type CommandHandler,
  type Inbound,
} from '../domain/chat.js';
import { createChatQuestions, type ChatQuestionsDeps } from './chat-questions.js';
import { COMMAND_PROMPTS, COMMAND_QUESTIONS } from './command-questions.js';
import type { ChatFeature } from './feature.js';
import { ADMINS_ONLY, INSTEAD_OF_GROUP, isForGroupAdmins } from './group-settings.js';
import { plainReply } from '../domain/plain-reply.js';
import { nearestCommand } from './nearest-command.js';
import { typedCommand } from './typed-command.js';
import { createViewActions } from './view-actions.js';
import { readWordCommand, type WordCommand } from './word-commands.js';

export interface ChatHandlerDeps extends ChatQuestionsDeps {
  readonly timeZone: string;
  /** Asked in order before a text is taken as a question. */
  readonly features: readonly ChatFeature[];
}

const KIND_HINTS: Readonly<Record<string, string>> = {
  photo: 'Tôi chưa đọc được ảnh. Anh/chị vui lòng gõ câu hỏi bằng chữ.',
  voice: 'Tôi chưa nghe được tin thoại. Anh/chị vui lòng gõ câu hỏi bằng chữ.',
  sticker: 'Tôi sẵn sàng hỗ trợ. Anh/chị gõ câu hỏi, ví dụ: “Bộ Y tế còn việc nào quá hạn?”',
  document: 'Chỉ quản trị viên mới gửi văn bản vào đây được. Anh/chị vui lòng gõ câu hỏi.',
  other: 'Tôi chỉ đọc được tin nhắn chữ. Anh/chị vui lòng gõ câu hỏi.',
};
const CAPTION_ONLY = 'ℹ️ Tôi chỉ đọc phần chữ gửi kèm, chưa đọc được tệp hay hình.';
/** Two syllables joined are at least so long; `xuat` and `quyen` begin sentences too. */
const SHORTEST_JOINED = 6;
const NOT_READY = 'Chức năng này chưa sẵn sàng.';

/** The whole of what the assistant does in a chat, alike on every channel. */
export function createChatHandler(deps: ChatHandlerDeps): ChatHandler {
  const { features } = deps;
  const questions = createChatQuestions(deps);

  const findCommand = (name: string): CommandHandler | undefined =>
    features.find((feature) => Object.hasOwn(feature.commands, name))?.commands[name];

  /** Runs a feature's command, unless only the group's admins may. */
  const runCommand = async (
    inbound: Inbound,
    handler: CommandHandler,
    name: string,
    args: string,
  ): Promise<ChatReply> =>
    isForGroupAdmins(inbound, name, args)
      ? { ...plainReply(ADMINS_ONLY, [INSTEAD_OF_GROUP]), toast: ADMINS_ONLY }
      : handler(inbound, args);

  const actOnView = createViewActions({
    ...deps,
    questions,
    onCommand: async (inbound, name) => {
      const handler = findCommand(name);
      return handler ? runCommand(inbound, handler, name, '') : plainReply(NOT_READY);
    },
  });

  const onAction = async (inbound: Inbound, action: ChatAction): Promise<ChatReply> => {
    if (action.type !== 'feature') {
      for (const one of features) {
        const reply = await one.onView?.(inbound, action);
        if (reply) return reply;
      }
      return actOnView(inbound, action);
    }
    const feature = features.find((one) => one.name === action.feature);
    return feature?.onAction
      ? feature.onAction(inbound, action.payload)
      : plainReply('Nút này không còn dùng được.');
  };

  /** `DANHGIA 7`: a feature's command without its slash, where that is no word of a sentence. */
  const readFeatureWord = (text: string): WordCommand | null => {
    const [first = '', ...rest] = text.trim().split(/\s+/);
    const name = first.toLowerCase();
    if (rest.length > 0 && name.length < SHORTEST_JOINED) return null;
    return findCommand(name) ? { name, args: rest.join(' '), form: 'joined' } : null;
  };

  const askCommand = (name: string, args: string): string | undefined =>
    Object.hasOwn(COMMAND_QUESTIONS, name) ? COMMAND_QUESTIONS[name]?.(args).trim() : undefined;

  const onCommand = async (inbound: Inbound, name: string, args: string): Promise<ChatReply> => {
    const handler = findCommand(name);
    if (handler) return runCommand(inbound, handler, name, args);
    const { channel } = inbound.chat;
    const prompt =
      args.trim() === '' && Object.hasOwn(COMMAND_PROMPTS, name)
        ? COMMAND_PROMPTS[name]
        : undefined;
    if (prompt)
      return plainReply(prompt.ask, [
        `Gõ kèm sau lệnh, ví dụ: ${typedCommand(channel, name)} ${prompt.example}`,
      ]);
    const question = askCommand(name, args);
    if (question !== undefined) return questions.ask(inbound, question);
    const near = nearestCommand(
      name,
      (known) => findCommand(known) !== undefined || Object.hasOwn(COMMAND_QUESTIONS, known),
    );
    return plainReply(`Không có lệnh ${typedCommand(channel, name).slice(0, 40)}.`, [
      ...(near === null ? [] : [`Có phải anh/chị muốn gõ ${typedCommand(channel, near)}?`]),
      `Gõ ${typedCommand(channel, 'help')} để xem cách hỏi.`,
    ]);
  };

  /** A command typed as words, in any chat; a short way to ask only where it is no plain words. */
  const onWords = async (inbound: Inbound): Promise<ChatReply | undefined> => {
    const words = readWordCommand(inbound.text) ?? readFeatureWord(inbound.text);
    if (words === null) return undefined;
    const handler = findCommand(words.name);
    if (handler) return runCommand(inbound, handler, words.name, words.args);
    if (words.form === 'slashed') return onCommand(inbound, words.name, words.args);
    const isShortWay = words.form === 'joined' && Object.hasOwn(COMMAND_QUESTIONS, words.name);
    return isShortWay ? onCommand(inbound, words.name, words.args) : undefined;
  };

  const onText = async (inbound: Inbound): Promise<ChatReply> => {
    const reply = await onWords(inbound);
    if (reply) return reply;
    for (const feature of features) {
      const taken = await feature.onText?.(inbound);
      if (taken) return taken;
    }
    return questions.ask(inbound, inbound.text);
  };

  return {
    async handle(inbound) {
      await deps.chats.touch(inbound.chat, null, deps.clock.now());
      if (inbound.action) return onAction(inbound, inbound.action);
      if (inbound.command) return onCommand(inbound, inbound.command.name, inbound.command.args);
      if (inbound.file)
        for (const feature of features) {
          const reply = await feature.onFile?.(inbound);
          if (reply) return reply;
        }
      const hasText = inbound.text.trim() !== '';
      if (inbound.kind === 'text' && hasText) return onText(inbound);
      if (hasText) return questions.ask(inbound, inbound.text, { note: CAPTION_ONLY });
      return plainReply(KIND_HINTS[inbound.kind] ?? KIND_HINTS['other'] ?? '');
    },
  };
}
