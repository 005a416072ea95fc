import { Hono } from 'hono';
import type { Clock } from '../domain/clock.js';

/** Lends pictures a public address for a short while, for a messenger that fetches them itself. */
export interface PictureHost {
  /** The address of a picture; the path cannot be guessed and ends after `PICTURE_LIFE_MS`. */
  publish(bytes: Uint8Array): string;
  /** To be mounted under `PICTURE_PATH`. */
  readonly app: Hono;
}

export const PICTURE_PATH = '/anh';
/** A messenger fetches within seconds, and again when a phone opens the chat a little later. */
export const PICTURE_LIFE_MS = 60 * 60_000;
/** Together at most; the oldest go first. A picture takes about 150 kB. */
const MOST_BYTES = 32_000_000;

interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly untilMs: number;
}

/**
 * Keeps pictures in memory: they are of use for an hour, and a restart may lose them. `newName`
 * must be unguessable and fit for a URL.
 */
export function createPictureHost(deps: {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly newName: () => string;
}): PictureHost {
  const pictures = new Map<string, Picture>();
  let total = 0;
  const remove = (name: string): void => {
    total -= pictures.get(name)?.bytes.length ?? 0;
    pictures.delete(name);
  };
  const prune = (nowMs: number): void => {
    for (const [name, { untilMs }] of pictures) {
      if (untilMs > nowMs && total <= MOST_BYTES) break;
      remove(name);
    }
  };
  const app = new Hono();
  app.get('/:file', (context) => {
    const nowMs = deps.clock.now().getTime();
    const name = context.req.param('file').replace(/\.png$/, '');
    const picture = pictures.get(name);
    if (picture === undefined || picture.untilMs <= nowMs) return context.text('not found', 404);
    return context.body(picture.bytes, 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    });
  });
  return {
    app,
    publish: (bytes) => {
      const nowMs = deps.clock.now().getTime();
      const name = deps.newName();
      pictures.set(name, { bytes: new Uint8Array(bytes), untilMs: nowMs + PICTURE_LIFE_MS });
      total += bytes.length;
      prune(nowMs);
      return `${deps.baseUrl}${PICTURE_PATH}/${name}.png`;
    },
  };
}
