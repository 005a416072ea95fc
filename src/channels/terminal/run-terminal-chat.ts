import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { COMMAND_QUESTIONS } from '../../chat/command-questions.js';
import type { Clock } from '../../domain/clock.js';
import type { Assistant, Conversation } from '../../domain/conversation.js';

export interface TerminalChatDeps {
  readonly assistant: () => Assistant;
  readonly clock: Clock;
  readonly input: Readable;
  readonly output: Writable;
  /** False: input is a file or pipe; answers line by line and shows no prompt. */
  readonly isInteractive: boolean;
}

const PROMPT = 'Anh/chị hỏi: ';
const FAREWELL = /^\/?(?:thoat|thoát|exit|quit|bye)$/i;

/** A chat in the terminal on the loaded documents; resolves at the end of input or on "thoát". */
export async function runTerminalChat(deps: TerminalChatDeps): Promise<void> {
  const { input, output, isInteractive } = deps;
  const lines = createInterface({ input, output, terminal: isInteractive });
  let conversation: Conversation | null = null;
  const say = (text: string): void => {
    output.write(`${text}\n\n`);
  };
  const answer = (line: string): void => {
    const text = readCommand(line);
    const reply = deps.assistant().reply(text, {
      now: deps.clock.now(),
      conversation,
      ownAgency: null,
    });
    conversation = reply.conversation;
    say(reply.answer.text);
  };
  if (isInteractive) {
    say('Trợ lý tra cứu nhiệm vụ, chỉ tiêu. Gõ câu hỏi, “trợ giúp” để xem ví dụ, “thoát” để dừng.');
    lines.setPrompt(PROMPT);
    lines.prompt();
  }
  for await (const line of lines) {
    const text = line.trim();
    if (FAREWELL.test(text)) break;
    if (text !== '') answer(text);
    if (isInteractive) lines.prompt();
  }
  lines.close();
}

/** `/quahan BTC` asks what the words after a command ask; other text is left as it is. */
function readCommand(line: string): string {
  const match = /^\/([a-z]+)(?: (.*))?$/i.exec(line);
  const question = match?.[1] === undefined ? undefined : COMMAND_QUESTIONS[match[1].toLowerCase()];
  return question ? question((match?.[2] ?? '').trim()).trim() : line;
}
