import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/errors.js';
import { createHttpApp, type HttpAppDeps } from '../../src/http/create-http-app.js';
import { startHttpServer } from '../../src/http/start-http-server.js';

const makeApp = (deps: Partial<HttpAppDeps> = {}): Hono =>
  createHttpApp({
    health: () => Promise.resolve({ database: { ok: true, detail: 'đọc được' } }),
    metrics: () => Promise.resolve('assistant_register_version 1\n'),
    metricsContentType: 'text/plain; version=0.0.4',
    webhooks: [],
    ...deps,
  });

describe('the web server', () => {
  it('is healthy only when every part is', async () => {
    expect((await makeApp().request('/healthz')).status).toBe(200);
    const ill = makeApp({
      health: () =>
        Promise.resolve({
          database: { ok: true, detail: 'đọc được' },
          telegram: { ok: false, detail: 'mất kết nối' },
        }),
    });
    const response = await ill.request('/healthz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      ok: false,
      parts: { telegram: { ok: false, detail: 'mất kết nối' } },
    });
  });

  it('gives metrics as Prometheus reads them', async () => {
    const response = await makeApp().request('/metrics');
    expect(response.headers.get('content-type')).toContain('version=0.0.4');
    expect(await response.text()).toContain('assistant_register_version 1');
  });

  it('serves a webhook under its path and nothing else', async () => {
    const webhook = new Hono().post('/', (context) => context.text('taken'));
    const app = makeApp({ webhooks: [{ path: '/hook/telegram', app: webhook }] });
    expect(await (await app.request('/hook/telegram', { method: 'POST' })).text()).toBe('taken');
    expect((await app.request('/')).status).toBe(404);
  });

  it('tells nothing of an error within', async () => {
    const app = makeApp({ metrics: () => Promise.reject(new Error('secret detail')) });
    const response = await app.request('/metrics');
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('error');
  });
});

describe('listening', () => {
  it('names the variable to change where it cannot', async () => {
    const first = await startHttpServer(makeApp(), '127.0.0.1', 0);
    const refusals = await Promise.allSettled([
      startHttpServer(makeApp(), '127.0.0.1', first.port),
      // An address set aside for documentation: no machine has it (RFC 5737).
      startHttpServer(makeApp(), '203.0.113.9', 0),
    ]);
    await first.stop();
    const [taken, foreign] = refusals.map((one) =>
      one.status === 'rejected' ? (one.reason as unknown) : null,
    );
    expect(taken).toBeInstanceOf(ConfigError);
    expect(String(taken)).toContain(`PORT: cổng ${first.port} trên 127.0.0.1 đang có`);
    expect(foreign).toBeInstanceOf(ConfigError);
    expect(String(foreign)).toContain('HOST: máy này không có địa chỉ 203.0.113.9');
  });
});
