import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { renderPlain } from '../../answering/render-plain.js';
import {
  PAGE_SIZE,
  type ChatHandler,
  type ChatRef,
  type ChatReply,
  type Inbound,
} from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';

export interface TerminalChatDeps {
  readonly handler: ChatHandler;
  readonly chat: ChatRef;
  readonly clock: Clock;
  readonly input: Readable;
  readonly output: Writable;
  /** False: input is a file or pipe; answers line by line and shows no prompt. */
  readonly isInteractive: boolean;
}

const PROMPT = 'Anh/chị hỏi: ';
const FAREWELL = /^\/?(?:thoat|thoát|exit|quit|bye)$/i;
const COMMAND = /^\/([a-z]+)(?: (.*))?$/i;

/** A chat in the terminal on the loaded documents; resolves at the end of input or on "thoát". */
export async function runTerminalChat(deps: TerminalChatDeps): Promise<void> {
  const { input, output, isInteractive } = deps;
  const lines = createInterface({ input, output, terminal: isInteractive });
  const say = (text: string): void => {
    output.write(`${text}\n\n`);
  };
  let messages = 0;
  if (isInteractive) {
    say('Trợ lý tra cứu nhiệm vụ, chỉ tiêu. Gõ câu hỏi, “trợ giúp” để xem ví dụ, “thoát” để dừng.');
    lines.setPrompt(PROMPT);
    lines.prompt();
  }
  for await (const line of lines) {
    const text = line.trim();
    if (FAREWELL.test(text)) break;
    if (text !== '') {
      messages += 1;
      const reply = await deps.handler.handle(toInbound(text, `${messages}`, deps));
      if (reply) say(renderReply(reply));
    }
    if (isInteractive) lines.prompt();
  }
  lines.close();
}

function toInbound(text: string, id: string, { chat, clock }: TerminalChatDeps): Inbound {
  const [, name, args = ''] = COMMAND.exec(text) ?? [];
  return {
    updateId: id,
    chat,
    sender: { id: 'terminal', name: '', isChatAdmin: null },
    kind: 'text',
    text,
    command: name === undefined ? null : { name: name.toLowerCase(), args: args.trim() },
    action: null,
    messageId: id,
    isEdit: false,
    sentAt: clock.now(),
    file: null,
    repliedTo: null,
  };
}

/** The page that is shown, as plain text; buttons have no place here, what they say can be typed. */
function renderReply(reply: ChatReply): string {
  return renderPlain(reply.view, (reply.page - 1) * PAGE_SIZE + 1, PAGE_SIZE).text;
}
