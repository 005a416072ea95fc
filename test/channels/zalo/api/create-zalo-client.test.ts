import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createZaloClient } from '../../../../src/channels/zalo/api/create-zalo-client.js';
import { createRedactor } from '../../../../src/channels/zalo/api/redact-secrets.js';
import { describeError } from '../../../../src/channels/zalo/api/describe-error.js';
import { ZaloApiError } from '../../../../src/channels/zalo/api/zalo-api-error.js';
import type { ZaloClient } from '../../../../src/channels/zalo/api/zalo-client.js';
import { FakeZaloServer } from '../../../fakes/zalo/fake-zalo-server.js';
import {
  DROP_AFTER,
  DROP_BEFORE,
  HTML_429,
  HTML_502,
  QUOTA,
} from '../../../fakes/zalo/zalo-faults.js';
import type { ZaloFault } from '../../../fakes/zalo/zalo-faults.js';

const NEVER = new AbortController().signal;

async function failureOf(call: Promise<unknown>): Promise<ZaloApiError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ZaloApiError) return error;
    throw error;
  }
  throw new Error('did not fail');
}

describe('createZaloClient', () => {
  let server: FakeZaloServer;
  let client: ZaloClient;
  const clientWith = (token: string, timeoutMs?: number): ZaloClient =>
    createZaloClient({
      token,
      apiRoot: server.url,
      redact: createRedactor(token),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  beforeEach(async () => {
    server = await FakeZaloServer.start();
    client = clientWith(server.token);
  });
  afterEach(() => server.stop());

  it('tells who the bot is, every digit of a numeric id kept', async () => {
    await server.stop();
    server = await FakeZaloServer.start({ token: '1459232241454765289:secret-part' });
    server.quirks.numericIds = true;
    expect(await clientWith(server.token).getMe()).toEqual({
      id: '1459232241454765289',
      accountName: 'bot.VDKyGxQvc',
      displayName: 'Bot Nhiệm vụ',
      canJoinGroups: true,
    });
  });

  it('takes error_code 0 beside ok for success', async () => {
    server.quirks.hasErrorCodeOnSuccess = true;
    expect(await client.sendMessage('u1', 'xin chào')).toEqual({ messageId: 'm1' });
  });

  it.each([
    ['ok', 'error_code', false],
    ['code', 'error_code', false],
    ['ok', 'errorCode', true],
  ] as const)(
    'lets ok decide: status %s, field %s, code as text %s',
    async (status, field, asText) => {
      Object.assign(server.quirks, {
        errorStatus: status,
        errorField: field,
        errorCodeAsText: asText,
      });
      expect(await failureOf(client.sendMessage('', 'a'))).toMatchObject({
        method: 'sendMessage',
        failure: 'refused',
        code: 400,
        description: 'Bad request: The chat_id must not be empty',
        retryable: false,
      });
    },
  );

  const cases: [ZaloFault, object][] = [
    [HTML_429, { failure: 'http', code: 429, retryable: true, isQuotaExceeded: false }],
    [
      { type: 'gateway', status: 429 },
      { failure: 'http', retryable: true, isQuotaExceeded: false },
    ],
    [{ type: 'gateway', status: 200 }, { failure: 'unanswered' }],
    [HTML_502, { failure: 'http', code: 502, retryable: true }],
    [
      { type: 'html', status: 404 },
      { failure: 'http', code: 404, retryable: false },
    ],
    [
      { type: 'html', status: 401 },
      { failure: 'http', retryable: false, isTokenRevoked: false },
    ],
    [QUOTA, { failure: 'refused', code: 429, retryable: false, isQuotaExceeded: true }],
    [
      { type: 'refuse', code: 401 },
      { failure: 'refused', retryable: false, isTokenRevoked: true },
    ],
    [
      { type: 'refuse', code: 403 },
      { failure: 'refused', retryable: true, isForbidden: true },
    ],
    [
      { type: 'refuse', code: 408 },
      { failure: 'refused', retryable: true },
    ],
    [
      { type: 'refuse', code: 426 },
      { failure: 'refused', retryable: false },
    ],
    [
      { type: 'refuse', code: 500 },
      { failure: 'refused', retryable: true },
    ],
    [DROP_BEFORE, { failure: 'unanswered', code: null, retryable: true }],
    [DROP_AFTER, { failure: 'unanswered', code: null, retryable: true }],
    [{ type: 'garbage' }, { failure: 'unanswered', code: 200 }],
  ];
  it.each(cases)('reads %o as %o', async (fault, expected) => {
    server.failNext('sendMessage', fault);
    expect(await failureOf(client.sendMessage('u1', 'a'))).toMatchObject(expected);
  });

  it('knows that a request which found nobody never left', async () => {
    const gone = await FakeZaloServer.start();
    const lost = createZaloClient({ token: '1:x', apiRoot: gone.url, redact: (text) => text });
    await gone.stop();
    expect(await failureOf(lost.sendMessage('u1', 'a'))).toMatchObject({
      failure: 'unreachable',
      description: 'ECONNREFUSED',
    });
  });

  it('knows that a request which timed out may have been taken', async () => {
    // Long enough for the request to arrive on a busy machine.
    server.failNext('sendMessage', { type: 'slow', until: new Promise(() => undefined) });
    expect(await failureOf(clientWith(server.token, 400).sendMessage('u1', 'a'))).toMatchObject({
      failure: 'unanswered',
    });
    expect(server.deliveries).toHaveLength(1);
  });

  it('takes 408 for "no updates" of getUpdates only', async () => {
    server.quirks.holdsPolls = false;
    for (const emptyPoll of ['body', 'status', 'html'] as const) {
      server.quirks.emptyPoll = emptyPoll;
      expect(await client.getUpdates(30, NEVER)).toEqual([]);
    }
    server.failNext('getMe', { type: 'refuse', code: 408 });
    expect((await failureOf(client.getMe())).code).toBe(408);
  });

  it('takes 404 for "no webhook"', async () => {
    expect(await client.getWebhookInfo()).toEqual({ url: '', verification: null });
  });

  it('sets and removes a webhook, and passes on how the trial went', async () => {
    server.quirks.verification = 'failed';
    expect(await client.setWebhook('https://x.example/zalo', 'secret_12')).toEqual({
      url: 'https://x.example/zalo',
      verification: { isOk: false, outcome: 'webhook.http.403' },
    });
    await client.deleteWebhook();
    expect(server.webhook).toBeNull();
  });

  it('leaves an empty caption out, and sends no text that is too long', async () => {
    await client.sendPhoto('u1', 'https://x.example/p.png', null);
    expect(server.calls.at(-1)?.parameters).toEqual({
      chat_id: 'u1',
      photo: 'https://x.example/p.png',
    });
    await expect(client.sendMessage('u1', 'a'.repeat(2001))).rejects.toThrow(RangeError);
    await expect(client.sendMessage('u1', '')).rejects.toThrow(RangeError);
    expect(server.countCalls('sendMessage')).toBe(0);
  });

  it('shows typing, which has no result', async () => {
    await client.sendChatAction('u1', 'typing');
    expect(server.violations).toEqual([]);
  });

  it('keeps the token out of every error, also when the server echoes it', async () => {
    const { token } = server;
    const echo = `bad path /bot${encodeURIComponent(token)}/x and ${token}`;
    server.failNext('sendMessage', { type: 'refuse', code: 400, description: echo }, DROP_AFTER);
    for (const error of [
      await failureOf(client.sendMessage('u1', 'a')),
      await failureOf(client.sendMessage('u1', 'a')),
    ]) {
      const seen = `${error.message} ${error.stack} ${JSON.stringify(error)} ${JSON.stringify(describeError(error, createRedactor(token)))}`;
      expect(seen).not.toContain('abc-xyz-secret');
      expect(seen).not.toContain(server.url);
      expect(Object.keys(error)).not.toContain('cause');
    }
  });
});

describe('createRedactor', () => {
  it('hides a token in every spelling, and other secrets', () => {
    const redact = createRedactor('123:abc/def=secret', ['webhook-secret']);
    const spellings = [
      '123:abc/def=secret',
      '123%3Aabc%2Fdef%3Dsecret',
      '123%3aabc%2fdef%3dsecret',
      '123%253Aabc%252Fdef%253Dsecret',
      'abc/def=secret',
      'webhook-secret',
    ];
    for (const spelling of spellings) expect(redact(`x/bot${spelling}/y`)).toBe('x/bot***/y');
  });

  it('does not hide letters of ordinary text for the sake of a short token', () => {
    expect(createRedactor('1:x')('xin chào 1:x')).toBe('xin chào ***');
  });
});
