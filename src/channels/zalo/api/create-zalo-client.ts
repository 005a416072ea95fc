import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import { isJsonObject, textField } from './json-fields.js';
import type { JsonObject } from './json-fields.js';
import { createOneShotAgent } from './one-shot-agent.js';
import type { AgentPair } from './one-shot-agent.js';
import { readResponse } from './read-response.js';
import { ZALO_CODE, ZaloApiError } from './zalo-api-error.js';
import { MAX_TEXT_UNITS } from './zalo-client.js';
import type { SentMessage, WebhookInfo, ZaloClient } from './zalo-client.js';

/** Where and as whom to call, and how long to wait. */
export interface ZaloClientOptions {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly redact: (text: string) => string;
  /** For every call but getUpdates and sendPhoto. */
  readonly timeoutMs?: number;
  /** Added to the wait of getUpdates before it is given up. */
  readonly pollMarginMs?: number;
}

const TIMEOUT_MS = 20_000;
/** The server answers an empty poll after exactly the wait asked for; this covers the way there. */
const POLL_MARGIN_MS = 10_000;
/** Zalo fetches the picture before it answers; a working client allows 150 s. */
const PHOTO_TIMEOUT_MS = 150_000;
/** Updates are a few hundred bytes; more than this is no answer of Zalo's. */
const MAX_RESPONSE_BYTES = 1_000_000;

interface CallLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Absent: a connection of its own. */
  readonly agent?: AgentPair;
}

function toWebhookInfo(body: JsonObject): WebhookInfo {
  const result = isJsonObject(body['result']) ? body['result'] : {};
  const verification = result['verification'];
  return {
    url: textField(result, 'url') ?? '',
    verification: isJsonObject(verification)
      ? {
          isOk: verification['ok'] === true,
          outcome: textField(verification, 'outcome') ?? 'unknown',
        }
      : null,
  };
}

function toSentMessage(body: JsonObject): SentMessage {
  const result = isJsonObject(body['result']) ? body['result'] : {};
  return { messageId: textField(result, 'message_id') };
}

/** One update, a list of them, or none; with or without the envelope. */
function toUpdates(body: JsonObject): readonly unknown[] {
  const result = body['ok'] === true ? body['result'] : body;
  if (Array.isArray(result)) return result;
  return isJsonObject(result) && ('event_name' in result || 'message' in result) ? [result] : [];
}

function requireText(text: string): string {
  if (text.length === 0 || text.length > MAX_TEXT_UNITS)
    throw new RangeError(`Zalo text must have 1 to ${MAX_TEXT_UNITS} units, has ${text.length}`);
  return text;
}

/**
 * The client over HTTP. Each call is one attempt, on a connection of its own but for polls;
 * repeating it is the caller's decision. No error holds the token, an address or axios' own objects.
 */
export function createZaloClient(options: ZaloClientOptions): ZaloClient {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  // Kept alive: what is sent between two polls may be lost, and connecting anew takes its time.
  const pollAgent: AgentPair = {
    http: new HttpAgent({ keepAlive: true }),
    https: new HttpsAgent({ keepAlive: true }),
  };
  const call = async (
    method: string,
    parameters: JsonObject,
    limits: CallLimits = { timeoutMs },
  ): Promise<JsonObject> => {
    const oneShot = createOneShotAgent();
    const agent = limits.agent ?? oneShot;
    try {
      const response = await axios.request<string>({
        method: 'POST',
        url: `${options.apiRoot}/bot${options.token}/${method}`,
        data: JSON.stringify(parameters),
        headers: { 'Content-Type': 'application/json' },
        responseType: 'text',
        transformResponse: [],
        timeout: limits.timeoutMs,
        maxContentLength: MAX_RESPONSE_BYTES,
        maxRedirects: 0,
        proxy: false,
        validateStatus: () => true,
        httpAgent: agent.http,
        httpsAgent: agent.https,
        ...(limits.signal === undefined ? {} : { signal: limits.signal }),
      });
      const body = typeof response.data === 'string' ? response.data : '';
      return readResponse(method, { status: response.status, body }, options.redact);
    } catch (error) {
      if (error instanceof ZaloApiError) throw error;
      const reason = axios.isAxiosError(error) ? (error.code ?? 'network error') : 'network error';
      throw new ZaloApiError(
        method,
        limits.agent !== undefined || oneShot.hasConnected() ? 'unanswered' : 'unreachable',
        null,
        options.redact(reason),
      );
    }
  };

  return {
    getMe: async () => {
      const { result } = await call('getMe', {});
      const me = isJsonObject(result) ? result : {};
      const canJoin = me['can_join_groups'];
      return {
        id: textField(me, 'id'),
        accountName: textField(me, 'account_name'),
        displayName: textField(me, 'display_name'),
        canJoinGroups: typeof canJoin === 'boolean' ? canJoin : null,
      };
    },
    getUpdates: async (waitSeconds, signal) => {
      const limit = waitSeconds * 1000 + (options.pollMarginMs ?? POLL_MARGIN_MS);
      try {
        // Docs say text, their sample and measured clients send a number.
        const parameters = { timeout: waitSeconds };
        const limits = { timeoutMs: limit, signal, agent: pollAgent };
        return toUpdates(await call('getUpdates', parameters, limits));
      } catch (error) {
        if (error instanceof ZaloApiError && error.code === ZALO_CODE.timeout) return [];
        throw error;
      }
    },
    setWebhook: async (url, secret) =>
      toWebhookInfo(await call('setWebhook', { url, secret_token: secret })),
    deleteWebhook: async () => {
      await call('deleteWebhook', {});
    },
    getWebhookInfo: async () => {
      try {
        return toWebhookInfo(await call('getWebhookInfo', {}));
      } catch (error) {
        // How a bot that never had a webhook is answered.
        if (error instanceof ZaloApiError && error.code === ZALO_CODE.notFound)
          return { url: '', verification: null };
        throw error;
      }
    },
    sendMessage: async (chatId, text) =>
      toSentMessage(await call('sendMessage', { chat_id: chatId, text: requireText(text) })),
    sendPhoto: async (chatId, photoUrl, caption) =>
      toSentMessage(
        await call(
          'sendPhoto',
          {
            chat_id: chatId,
            photo: photoUrl,
            ...(caption === null ? {} : { caption: requireText(caption) }),
          },
          { timeoutMs: Math.max(timeoutMs, PHOTO_TIMEOUT_MS) },
        ),
      ),
    sendChatAction: async (chatId, action) => {
      await call('sendChatAction', { chat_id: chatId, action });
    },
  };
}
