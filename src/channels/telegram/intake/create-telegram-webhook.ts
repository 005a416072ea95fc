import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ChannelLog } from '../../../domain/channel-log.js';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
/** Updates are a few kilobytes; a message with all its entities stays far below this. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface TelegramWebhookDeps {
  /** What was given to setWebhook. */
  readonly secret: string;
  /** Resolves when the update is written down; rejects where Telegram must deliver it again. */
  readonly take: (raw: unknown) => Promise<void>;
  readonly log: ChannelLog;
}

/**
 * The sub-app that Telegram posts updates to, to be mounted under the webhook's path. 200 as soon
 * as the update is written down, 401 without the right secret, 400 for what is no JSON, 500 where
 * it could not be written down: Telegram then posts it again.
 */
export function createTelegramWebhook(deps: TelegramWebhookDeps): Hono {
  const app = new Hono();
  app.post(
    '/',
    async (context, next) => {
      if (!isSameSecret(context.req.header(SECRET_HEADER) ?? '', deps.secret)) {
        deps.log.warn({}, 'Từ chối yêu cầu webhook Telegram sai khóa bí mật');
        return context.body(null, 401);
      }
      return next();
    },
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => context.body(null, 413) }),
    async (context) => {
      let update: unknown;
      try {
        update = await context.req.json();
      } catch {
        return context.body(null, 400);
      }
      try {
        await deps.take(update);
        return context.body(null, 200);
      } catch (error) {
        deps.log.error({ err: error }, 'Không ghi được cập nhật từ webhook Telegram');
        return context.body(null, 500);
      }
    },
  );
  return app;
}

/** Compares hashes in constant time, so that neither content nor length can be measured. */
function isSameSecret(given: string, expected: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
