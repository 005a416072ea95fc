import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultPlan, type Fault } from './bot-api-fault.js';
import { BotApiState, Refusal } from './bot-api-state.js';

/** A request the fake received, whether or not it was carried out. */
export interface RecordedCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

export interface FakeBotApiOptions {
  readonly token?: string;
  readonly nowMs?: () => number;
}

interface PendingPoll {
  readonly end: (conflict: boolean) => void;
}

export const BOT = { id: 7000, username: 'tro_ly_bot' } as const;

/**
 * Telegram's Bot API over HTTP on loopback, written for this project: keeps updates until they are
 * confirmed, refuses what the real one refuses, fails on demand and records what it delivered.
 */
export class FakeBotApi {
  readonly state: BotApiState;
  readonly faults = new FaultPlan();
  readonly calls: RecordedCall[] = [];
  readonly token: string;
  /** Requests being answered, polls that wait aside. */
  inFlight = 0;
  private readonly nowMs: () => number;
  private updates: unknown[] = [];
  private poll: PendingPoll | null = null;
  private server: Server | null = null;
  private port = 0;
  private nextUpdateId = 1000;

  constructor(options: FakeBotApiOptions = {}) {
    this.token = options.token ?? '7000:fake-token';
    this.nowMs = options.nowMs ?? ((): number => Date.now());
    this.state = new BotApiState(this.nowMs);
  }

  async start(port = 0): Promise<void> {
    const server = createServer((request, response) => {
      void this.answer(request, response).catch(() => response.destroy());
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  /** Where it listens, or listened before it was closed. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Queues updates; an update without an id gets the next one. Its chats become known. */
  push(...updates: readonly object[]): number[] {
    const queued = updates.map((update) => {
      const id = 'update_id' in update ? Number(update.update_id) : (this.nextUpdateId += 1);
      this.learnChats(update);
      return { ...update, update_id: id };
    });
    this.updates.push(...queued);
    this.poll?.end(false);
    return queued.map((update) => update.update_id);
  }

  /** Queues anything at all; an object without an id gets one, so that it can be confirmed. */
  pushRaw(...values: readonly unknown[]): void {
    for (const value of values) {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (isObject) this.learnChats(value);
      this.updates.push(isObject ? { update_id: (this.nextUpdateId += 1), ...value } : value);
    }
    this.poll?.end(false);
  }

  /** Whether a poll waits for updates. */
  get isPolled(): boolean {
    return this.poll !== null;
  }

  /** Updates not confirmed yet. */
  get waiting(): number {
    return this.updates.length;
  }

  called(method: string): RecordedCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** An update with an id, as the webhook would post it. */
  stamp(update: object): object {
    this.learnChats(update);
    return { ...update, update_id: (this.nextUpdateId += 1) };
  }

  private learnChats(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value) as [string, unknown][]) {
      if (key === 'chat' && typeof part === 'object' && part !== null && 'id' in part)
        this.state.chats.add(Number(part.id));
      else this.learnChats(part);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const [, kind, ...rest] = (request.url ?? '').split('/');
    if (kind === 'file') return this.download(rest, response);
    const method = rest[0] ?? '';
    const { payload, uploads } = await parsePayload(request.headers['content-type'] ?? '', body);
    this.calls.push({ method, payload, atMs: this.nowMs() });
    if (kind !== `bot${this.token}`) return sendError(response, 401, 'Unauthorized');
    const chatId = payload['chat_id'] === undefined ? null : Number(payload['chat_id']);
    const fault = this.faults.next(method, chatId);
    if (method === 'getUpdates') return this.getUpdates(payload, response, fault);
    this.inFlight += 1;
    try {
      await this.carryOut(method, payload, uploads, response, fault);
    } finally {
      this.inFlight -= 1;
    }
  }

  private async carryOut(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    uploads: ReadonlyMap<string, File>,
    response: ServerResponse,
    fault: Fault | null,
  ): Promise<void> {
    if (isRefusedBy(fault, response)) return;
    let result: unknown;
    try {
      result =
        method === 'getMe'
          ? { id: BOT.id, is_bot: true, first_name: 'Trợ lý', username: BOT.username }
          : await this.state.run(method, payload, uploads);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return sendError(response, error.code, error.message, error.parameters);
    }
    if (fault?.type === 'dropAfter') return void response.destroy();
    if (fault?.type === 'slow') await fault.until;
    if (result === undefined) return sendError(response, 404, 'Not Found');
    sendJson(response, 200, { ok: true, result });
  }

  private async getUpdates(
    payload: Readonly<Record<string, unknown>>,
    response: ServerResponse,
    fault: Fault | null,
  ): Promise<void> {
    if (isRefusedBy(fault, response)) return;
    if (this.state.webhook)
      return sendError(
        response,
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    const offset = Number(payload['offset'] ?? 0);
    // Whatever stands before the last confirmed one was given before it.
    if (offset > 0)
      this.updates.splice(0, this.updates.findLastIndex((one) => readId(one) < offset) + 1);
    if (this.updates.length === 0) {
      this.poll?.end(true);
      const isConflict = await this.waitForUpdate(Number(payload['timeout'] ?? 0), response);
      if (isConflict)
        return sendError(response, 409, 'Conflict: terminated by other getUpdates request');
    }
    if (fault?.type === 'slow') await fault.until;
    const limit = Math.min(100, Number(payload['limit'] ?? 100));
    sendJson(response, 200, { ok: true, result: this.updates.slice(0, limit) });
  }

  private waitForUpdate(timeoutSeconds: number, response: ServerResponse): Promise<boolean> {
    return new Promise((resolve) => {
      const poll: PendingPoll = {
        end: (isConflict) => {
          clearTimeout(timer);
          if (this.poll === poll) this.poll = null;
          resolve(isConflict);
        },
      };
      const timer = setTimeout(() => poll.end(false), timeoutSeconds * 1000);
      this.poll = poll;
      response.once('close', () => poll.end(false));
    });
  }

  private download(rest: readonly string[], response: ServerResponse): void {
    const [bot, ...path] = rest;
    const wanted = decodeURIComponent(path.join('/'));
    const file = [...this.state.files.values()].find((one) => one.path === wanted);
    if (bot !== `bot${this.token}` || !file) return sendError(response, 404, 'Not Found');
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(file.bytes);
  }
}

/** The id of an update; of anything else one that is never confirmed by itself. */
function readId(update: unknown): number {
  const id = typeof update === 'object' && update !== null && 'update_id' in update;
  return id && typeof update.update_id === 'number' ? update.update_id : Infinity;
}

/** Answers for the faults that keep a request from being carried out. */
function isRefusedBy(fault: Fault | null, response: ServerResponse): boolean {
  if (fault?.type === 'error') sendError(response, fault.code, fault.description, fault.parameters);
  else if (fault?.type === 'html') {
    response.writeHead(fault.status, { 'content-type': 'text/html' });
    response.end(`<html><h1>${fault.status} Bad Gateway</h1></html>`);
  } else if (fault?.type === 'dropBefore') response.destroy();
  else return false;
  return true;
}

function sendError(
  response: ServerResponse,
  code: number,
  description: string,
  parameters?: object,
): void {
  sendJson(response, code, {
    ok: false,
    error_code: code,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function parsePayload(
  contentType: string,
  body: Buffer,
): Promise<{ payload: Record<string, unknown>; uploads: Map<string, File> }> {
  const uploads = new Map<string, File>();
  if (!contentType.startsWith('multipart/')) {
    const payload = body.length === 0 ? {} : (JSON.parse(body.toString()) as object);
    return { payload: { ...payload }, uploads };
  }
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const payload: Record<string, unknown> = {};
  for (const [name, value] of form)
    if (typeof value === 'string') payload[name] = /^[[{]/.test(value) ? JSON.parse(value) : value;
    else uploads.set(name, value);
  return { payload, uploads };
}
