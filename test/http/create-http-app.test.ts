import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createHttpApp, type HttpAppDeps } from '../../src/http/create-http-app.js';

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
