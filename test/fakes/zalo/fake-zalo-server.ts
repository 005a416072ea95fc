import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bad, writeAnswer } from './write-answer.js';
import type { Answer } from './write-answer.js';
import { DOCUMENTED, shapeUpdate } from './zalo-quirks.js';
import type { FakeMessage, ZaloQuirks } from './zalo-quirks.js';
import { sendHtml } from './zalo-faults.js';
import type { ZaloFault } from './zalo-faults.js';

/** A message that reached a chat. */
export interface Delivery {
  readonly method: 'sendMessage' | 'sendPhoto';
  readonly chatId: string;
  /** Text or caption. */
  readonly text: string;
  readonly photo: string | null;
  readonly atMs: number;
}

export interface Call {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Respond = (answer: Answer) => void;

/** Faults that keep a call from taking effect. */
const TURNED_AWAY: readonly ZaloFault['type'][] = ['html', 'gateway', 'refuse'];
const MAX_UNITS = 2000;
const PUBLIC_URL = /^https?:\/\/[^\s/]+/;

/**
 * The Zalo Bot Platform over HTTP on loopback: strict about what it is sent, shaped by quirks,
 * broken by faults. Polls are held until an update is pushed or `expirePolls` is called: no time
 * passes by itself.
 */
export class FakeZaloServer {
  readonly deliveries: Delivery[] = [];
  readonly calls: Call[] = [];
  /** Faults of a client that a lenient server would not notice. */
  readonly violations: string[] = [];
  readonly lost: unknown[] = [];
  webhook: { url: string; secret: string } | null = null;
  quirks: ZaloQuirks = { ...DOCUMENTED };
  /** While set, every call meets it. */
  outage: ZaloFault | null = null;
  private readonly faults = new Map<string, ZaloFault[]>();
  private readonly waiting: Respond[] = [];
  private readonly queue: unknown[] = [];
  private messages = 0;
  /** Calls being worked on, held polls not counted. */
  busy = 0;

  private constructor(
    private readonly server: Server,
    readonly token: string,
  ) {
    server.on('request', (request, response) => void this.handle(request, response));
  }

  static async start(options: { token?: string; port?: number } = {}): Promise<FakeZaloServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return new FakeZaloServer(server, options.token ?? '12345689:abc-xyz-secret');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get openPolls(): number {
    return this.waiting.length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** The next calls of `method` meet these faults, one each. */
  failNext(method: string, ...faults: ZaloFault[]): void {
    this.faults.set(method, [...(this.faults.get(method) ?? []), ...faults]);
  }

  /** Somebody writes to the bot. */
  push(message: FakeMessage): void {
    this.pushRaw(shapeUpdate(message, this.quirks));
  }

  pushRaw(update: unknown): void {
    const poll = this.waiting.shift();
    if (poll) poll({ result: this.asResult(update) });
    else if (this.quirks.losesWhileUnpolled) this.lost.push(update);
    else this.queue.push(update);
  }

  /** Ends every held poll with "nothing arrived". */
  expirePolls(): void {
    for (const poll of this.waiting.splice(0)) poll(null);
  }

  countCalls(method: string): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  textsTo(chatId: string): string[] {
    return this.deliveries.filter((one) => one.chatId === chatId).map((one) => one.text);
  }

  private asResult(update: unknown): unknown {
    return this.quirks.updates === 'array' ? [update] : update;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.busy += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '');
    const method = path?.[2] ?? '';
    const parameters = this.readParameters(request, Buffer.concat(chunks).toString(), method);
    this.calls.push({ method, parameters });
    const fault = this.outage ?? this.faults.get(method)?.shift() ?? null;
    const isEffective = fault === null || !TURNED_AWAY.includes(fault.type);
    const effect = (respond: Respond): void => {
      if (path?.[1] !== this.token) respond({ code: 401, description: 'Unauthorized' });
      else this.run(method, parameters, respond);
    };
    if (fault?.type === 'drop' && fault.when === 'before') request.socket.destroy();
    else if (!isEffective) this.answerFault(response, fault);
    else {
      const respond: Respond = (answer) => {
        if (fault?.type === 'drop') request.socket.destroy();
        else if (fault?.type === 'garbage') response.end('OK');
        else if (fault?.type === 'slow') void fault.until.then(() => this.answer(response, answer));
        else this.answer(response, answer);
      };
      // Whoever polled has gone: the next update is not for this poll.
      response.once('close', () => {
        const index = this.waiting.indexOf(respond);
        if (index >= 0) this.waiting.splice(index, 1);
      });
      effect(respond);
    }
    this.busy -= 1;
  }

  private readParameters(
    request: IncomingMessage,
    body: string,
    method: string,
  ): Call['parameters'] {
    const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
    if (request.method !== 'POST' || !isJson) this.violations.push(`${method}: not POST with JSON`);
    try {
      return JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
    } catch {
      this.violations.push(`${method}: body is not JSON`);
      return {};
    }
  }

  private answerFault(response: ServerResponse, fault: ZaloFault): void {
    if (fault.type === 'html') sendHtml(response, fault.status);
    else if (fault.type === 'gateway')
      response.writeHead(fault.status).end('{"message":"Too Many Requests"}');
    else if (fault.type === 'refuse')
      this.answer(response, { code: fault.code, description: fault.description ?? 'Refused' });
  }

  private answer(response: ServerResponse, answer: Answer): void {
    writeAnswer(response, answer, this.quirks);
  }

  private run(method: string, parameters: Call['parameters'], respond: Respond): void {
    switch (method) {
      case 'getMe':
        return respond({ result: this.identity() });
      case 'getUpdates':
        return this.poll(parameters, respond);
      case 'setWebhook':
        return respond(this.setWebhook(parameters));
      case 'deleteWebhook':
        this.webhook = null;
        return respond({ result: { url: '', updated_at: 1749538250568 } });
      case 'getWebhookInfo':
        if (this.webhook === null && this.quirks.noWebhook === 'notFound')
          return respond({ code: 404, description: 'Not Found' });
        return respond({ result: { url: this.webhook?.url ?? '', updated_at: 1749633372026 } });
      case 'sendMessage':
        return respond(this.deliver(method, parameters, parameters['text'], null));
      case 'sendPhoto':
        return respond(
          this.deliver(method, parameters, parameters['caption'] ?? '', parameters['photo']),
        );
      case 'sendChatAction':
        return respond(parameters['action'] === 'typing' ? {} : bad('The action is invalid'));
      default:
        return respond({ code: 404, description: 'Not Found' });
    }
  }

  private identity(): Record<string, unknown> {
    const [id = ''] = this.token.split(':');
    return {
      id: this.quirks.numericIds ? `number:${id}` : id,
      account_name: 'bot.VDKyGxQvc',
      account_type: 'BASIC',
      can_join_groups: this.quirks.canJoinGroups,
      ...(this.quirks.hasDisplayName ? { display_name: 'Bot Nhiệm vụ' } : {}),
    };
  }

  private poll(parameters: Call['parameters'], respond: Respond): void {
    const timeout = Number(parameters['timeout'] ?? 30);
    if (!(timeout > 0 && timeout <= 60)) this.violations.push('getUpdates: odd timeout');
    if (this.waiting.length > 0) this.violations.push('getUpdates: two polls at once');
    // While a webhook is set the poll is simply silent.
    const next = this.webhook === null ? this.queue.shift() : undefined;
    if (next !== undefined) respond({ result: this.asResult(next) });
    else if (this.quirks.holdsPolls) this.waiting.push(respond);
    else respond(null);
  }

  private setWebhook(parameters: Call['parameters']): Answer {
    const { url, secret_token: secret } = parameters;
    if (typeof url !== 'string' || !url.startsWith('https://')) return bad('The url is invalid');
    if (typeof secret !== 'string' || secret.length < 8 || secret.length > 256)
      return bad('The secret_token is invalid');
    this.webhook = { url, secret };
    const isOk = this.quirks.verification === 'ok';
    const verification = { ok: isOk, url, outcome: isOk ? 'webhook.ok' : 'webhook.http.403' };
    return {
      result: {
        url,
        updated_at: 1,
        ...(this.quirks.verification === 'none' ? {} : { verification }),
      },
    };
  }

  private deliver(
    method: Delivery['method'],
    parameters: Call['parameters'],
    text: unknown,
    photo: unknown,
  ): Answer {
    const { chat_id: chatId } = parameters;
    if (typeof chatId !== 'string' || chatId === '') return bad('The chat_id must not be empty');
    if (typeof text !== 'string' || text.length > MAX_UNITS) return bad('The text is invalid');
    if (/\p{Cs}/u.test(text)) this.violations.push(`${method}: a surrogate pair was cut`);
    if (method === 'sendMessage' && text === '') return bad('The text must not be empty');
    if (photo !== null && (typeof photo !== 'string' || !PUBLIC_URL.test(photo)))
      return bad('The photo must start with http:// or https://');
    this.messages += 1;
    this.deliveries.push({ method, chatId, text, photo, atMs: performance.now() });
    return { result: { message_id: `m${this.messages}`, date: 1749632637199 } };
  }
}
