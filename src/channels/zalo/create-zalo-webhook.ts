import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ChannelLog } from '../../domain/channel-log.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { isJsonObject } from './api/json-fields.js';
import { parseLosslessJson } from './api/parse-lossless-json.js';

/** What serving the webhook needs. */
export interface ZaloWebhookDeps {
  /** As set with setWebhook. */
  readonly secret: string;
  /** Takes an update; resolves when it is journalled, never rejects. */
  readonly accept: (raw: unknown) => Promise<void>;
  readonly scheduler: Scheduler;
  readonly log: ChannelLog;
}

/** Header in which Zalo sends the secret. */
export const SECRET_HEADER = 'X-Bot-Api-Secret-Token';
/** Updates are a few hundred bytes; their texts at most some thousand. */
const MAX_BODY_BYTES = 256 * 1024;
/** Zalo is answered within this even where the database is slow: the update waits in memory. */
export const ANSWER_WITHIN_MS = 1_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of where two secrets differ, nor of their lengths. */
function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * A sub-app that takes Zalo's updates by POST, to be mounted under the path of the webhook's URL. The
 * trial request that setWebhook causes has an empty body and no secret and is answered 200; a body
 * without the right secret is answered 403, one that is far too large 413.
 */
export function createZaloWebhook(deps: ZaloWebhookDeps): Hono {
  const app = new Hono();
  const limitBody = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (context) => context.json({ ok: false }, 413),
  });
  app.post('/', limitBody, async (context) => {
    const body = parseLosslessJson(await context.req.text());
    if (!isJsonObject(body) || Object.keys(body).length === 0) return context.json({ ok: true });
    if (!isSameSecret(context.req.header(SECRET_HEADER) ?? '', deps.secret)) {
      deps.log.warn({}, 'Zalo: webhook nhận một yêu cầu sai mã bí mật');
      return context.json({ ok: false }, 403);
    }
    let cancel = (): void => undefined;
    const limit = new Promise<void>((resolve) => {
      cancel = deps.scheduler.after(ANSWER_WITHIN_MS, resolve);
    });
    await Promise.race([deps.accept(body), limit]);
    cancel();
    return context.json({ ok: true });
  });
  return app;
}
