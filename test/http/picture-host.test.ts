import { describe, expect, it } from 'vitest';
import { createPictureHost, PICTURE_LIFE_MS } from '../../src/http/create-picture-host.js';

function openHost(baseUrl = 'https://example.test/bot') {
  let nowMs = Date.parse('2024-07-15T02:00:00Z');
  let count = 0;
  const host = createPictureHost({
    baseUrl,
    clock: { now: () => new Date(nowMs) },
    newName: () => `name-${(count += 1)}`,
  });
  const fetch = (url: string) => host.app.request(`/${url.split('/').at(-1) ?? ''}`);
  return { host, fetch, pass: (ms: number) => (nowMs += ms) };
}

describe('createPictureHost', () => {
  it('serves a picture under the address it gives, as a picture and to no cache', async () => {
    const { host, fetch } = openHost();
    const url = host.publish(new Uint8Array([1, 2, 3]));
    expect(url).toBe('https://example.test/bot/anh/name-1.png');
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  it('serves it no longer once its time is over', async () => {
    const { host, fetch, pass } = openHost();
    const url = host.publish(new Uint8Array([1]));
    pass(PICTURE_LIFE_MS - 1);
    expect((await fetch(url)).status).toBe(200);
    pass(1);
    expect((await fetch(url)).status).toBe(404);
  });

  it('knows no other names, not even of what objects have by themselves', async () => {
    const { fetch } = openHost();
    for (const name of ['name-9', 'constructor', '__proto__', '..%2f..%2fetc', ''])
      expect((await fetch(name)).status).toBe(404);
  });

  it('gives up the oldest where pictures take too much room', async () => {
    const { host, fetch } = openHost();
    const urls = [1, 2, 3].map(() => host.publish(new Uint8Array(15_000_000)));
    expect(await Promise.all(urls.map(async (url) => (await fetch(url)).status))).toEqual([
      404, 200, 200,
    ]);
  });
});
