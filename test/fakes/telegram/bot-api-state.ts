import { checkHtml } from './check-html.js';

/** A message the fake delivered to a chat, as it stands after edits. */
export interface DeliveredMessage {
  readonly chatId: number;
  readonly messageId: number;
  readonly threadId: number | null;
  readonly kind: 'text' | 'document' | 'photo';
  /** Without markup. */
  text: string;
  /** As sent. */
  source: string;
  buttons: { text: string; data: string }[][];
  readonly replyTo: number | null;
  readonly atMs: number;
  edits: number;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** Refused as the Bot API does. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters: object = {},
  ) {
    super(description);
  }
}

type Payload = Readonly<Record<string, unknown>>;

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_CALLBACK_BYTES = 64;

/** The Bot API's side of chats: strict about what the real one refuses. */
export class BotApiState {
  readonly chats = new Set<number>();
  readonly delivered: DeliveredMessage[] = [];
  readonly deleted = new Set<number>();
  readonly callbackAnswers: { id: string; text: string | null; atMs: number }[] = [];
  readonly chatActions: { chatId: number; threadId: number | null; atMs: number }[] = [];
  readonly menus = new Map<string, { command: string; description: string }[]>();
  readonly admins = new Set<string>();
  readonly migrations = new Map<number, number>();
  readonly files = new Map<string, { path: string; bytes: Uint8Array }>();
  webhook: { url: string; secret: string } | null = null;
  private lastMessageId = 100;

  constructor(private readonly nowMs: () => number) {}

  /** Carries out a call; throws a Refusal. Undefined: no such method. */
  run(method: string, payload: Payload, uploads: ReadonlyMap<string, File>): unknown {
    switch (method) {
      case 'sendMessage':
        return this.send('text', payload, null);
      case 'sendDocument':
      case 'sendPhoto': {
        const kind = method === 'sendPhoto' ? 'photo' : 'document';
        const file = uploads.get(kind);
        if (!file) throw new Refusal(400, `Bad Request: there is no ${kind} in the request`);
        return file
          .arrayBuffer()
          .then((bytes) =>
            this.send(kind, payload, { name: file.name, bytes: new Uint8Array(bytes) }),
          );
      }
      case 'editMessageText':
        return this.edit(payload);
      case 'deleteMessage':
        this.deleted.add(Number(payload['message_id']));
        return true;
      case 'answerCallbackQuery':
        this.callbackAnswers.push({
          id: textOf(payload['callback_query_id']),
          text: payload['text'] === undefined ? null : textOf(payload['text']),
          atMs: this.nowMs(),
        });
        return true;
      case 'sendChatAction':
        this.chatActions.push({
          chatId: this.requireChat(payload),
          threadId: numberOf(payload['message_thread_id']),
          atMs: this.nowMs(),
        });
        return true;
      case 'setMyCommands':
        return this.setCommands(payload);
      case 'getChatMember': {
        const isAdmin = this.admins.has(
          `${String(payload['chat_id'])} ${String(payload['user_id'])}`,
        );
        const user = { id: payload['user_id'], is_bot: false, first_name: 'An' };
        return { status: isAdmin ? 'administrator' : 'member', user };
      }
      case 'getFile': {
        const id = textOf(payload['file_id']);
        const file = this.files.get(id);
        if (!file) throw new Refusal(400, 'Bad Request: invalid file_id');
        return { file_id: id, file_unique_id: id, file_path: file.path };
      }
      case 'setWebhook':
        this.webhook = {
          url: textOf(payload['url']),
          secret: textOf(payload['secret_token']),
        };
        return true;
      case 'getWebhookInfo':
        return { url: this.webhook?.url ?? '', pending_update_count: 0 };
      case 'deleteWebhook':
        this.webhook = null;
        return true;
      default:
        return undefined;
    }
  }

  /** Messages of a chat that are still there, in the order they arrived. */
  in(chatId: number): DeliveredMessage[] {
    return this.delivered.filter(
      (one) => one.chatId === chatId && !this.deleted.has(one.messageId),
    );
  }

  private requireChat(payload: Payload): number {
    const chatId = Number(payload['chat_id']);
    const movedTo = this.migrations.get(chatId);
    if (movedTo !== undefined)
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: movedTo,
      });
    if (!this.chats.has(chatId)) throw new Refusal(400, 'Bad Request: chat not found');
    return chatId;
  }

  private send(
    kind: DeliveredMessage['kind'],
    payload: Payload,
    file: DeliveredMessage['file'],
  ): object {
    const chatId = this.requireChat(payload);
    const source = textOf(payload[kind === 'text' ? 'text' : 'caption'] ?? '');
    const text = this.checkText(source, payload, kind === 'text' ? MAX_TEXT : MAX_CAPTION);
    if (kind === 'text' && text.trim() === '')
      throw new Refusal(400, 'Bad Request: message text is empty');
    this.lastMessageId += 1;
    const reply = payload['reply_parameters'];
    const message: DeliveredMessage = {
      chatId,
      messageId: this.lastMessageId,
      threadId: numberOf(payload['message_thread_id']),
      kind,
      text,
      source,
      buttons: readButtons(payload),
      replyTo:
        typeof reply === 'object' && reply !== null && 'message_id' in reply
          ? Number(reply.message_id)
          : null,
      atMs: this.nowMs(),
      edits: 0,
      file,
    };
    this.delivered.push(message);
    return { message_id: message.messageId, date: 0, chat: { id: chatId, type: 'private' }, text };
  }

  private edit(payload: Payload): object {
    const chatId = this.requireChat(payload);
    const id = Number(payload['message_id']);
    const message = this.delivered.find(
      (one) => one.chatId === chatId && one.messageId === id && !this.deleted.has(id),
    );
    if (!message) throw new Refusal(400, 'Bad Request: message to edit not found');
    const source = textOf(payload['text']);
    const text = this.checkText(source, payload, MAX_TEXT);
    const buttons = readButtons(payload);
    if (source === message.source && JSON.stringify(buttons) === JSON.stringify(message.buttons))
      throw new Refusal(
        400,
        'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    Object.assign(message, { source, text, buttons, edits: message.edits + 1 });
    return { message_id: id, date: 0, chat: { id: chatId, type: 'private' }, text };
  }

  private checkText(source: string, payload: Payload, most: number): string {
    const mode = payload['parse_mode'];
    if (mode !== undefined && mode !== 'HTML')
      throw new Refusal(400, 'Bad Request: unsupported parse_mode');
    const checked = mode === undefined ? { text: source } : checkHtml(source);
    if ('fault' in checked) throw new Refusal(400, checked.fault);
    if (checked.text.length > most) throw new Refusal(400, 'Bad Request: message is too long');
    return checked.text;
  }

  private setCommands(payload: Payload): true {
    const { commands } = payload;
    if (!Array.isArray(commands)) throw new Refusal(400, 'Bad Request: commands must be an array');
    const menu = commands as { command: string; description: string }[];
    for (const { command, description } of menu)
      if (!/^[a-z\d_]{1,32}$/.test(command) || description.length < 1 || description.length > 256)
        throw new Refusal(400, 'Bad Request: BOT_COMMAND_INVALID');
    const scope = payload['scope'] as { type: string; chat_id?: number } | undefined;
    if (scope?.chat_id !== undefined && !this.chats.has(scope.chat_id))
      throw new Refusal(400, 'Bad Request: chat not found');
    this.menus.set([scope?.type ?? 'default', scope?.chat_id ?? ''].join(' ').trim(), menu);
    return true;
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Refusal(400, 'Bad Request: a text is missing');
}

function numberOf(value: unknown): number | null {
  return value === undefined ? null : Number(value);
}

function readButtons(payload: Payload): { text: string; data: string }[][] {
  const markup = payload['reply_markup'] as
    { inline_keyboard: { text: string; callback_data: string }[][] } | undefined;
  return (markup?.inline_keyboard ?? []).map((row) =>
    row.map(({ text, callback_data: data }) => {
      const bytes = Buffer.byteLength(data);
      if (bytes < 1 || bytes > MAX_CALLBACK_BYTES)
        throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
      if (text === '') throw new Refusal(400, 'Bad Request: BUTTON_TEXT_INVALID');
      return { text, data };
    }),
  );
}
