import type { ChatHandler } from '../domain/chat.js';
import type { Logger } from './create-logger.js';
import type { Metrics } from './create-metrics.js';
import { runInRequest } from './request-context.js';

/**
 * A handler whose updates are counted and whose log lines bear the update's request id; each update
 * ends in one line without a word of what was typed. `nowMs` is the real time.
 */
export function observeHandler(
  handler: ChatHandler,
  deps: {
    readonly metrics: Pick<Metrics, 'updates'>;
    readonly log: Pick<Logger, 'info' | 'error'>;
    readonly nowMs: () => number;
    /** Told as the handling of an update begins (1) and ends (-1). */
    readonly onHandling?: ((change: 1 | -1) => void) | undefined;
  },
): ChatHandler {
  return {
    handle: (inbound) => {
      const { channel } = inbound.chat;
      return runInRequest({ request: `${channel}:${inbound.updateId}` }, async () => {
        deps.metrics.updates.inc({ channel });
        deps.onHandling?.(1);
        const startedMs = deps.nowMs();
        const about = {
          channel,
          kind: inbound.action === null ? inbound.kind : `action:${inbound.action.type}`,
          chat: inbound.chat.kind,
        };
        try {
          const reply = await handler.handle(inbound);
          const tookMs = deps.nowMs() - startedMs;
          const files = reply?.files.length ?? 0;
          deps.log.info({ ...about, replied: reply !== null, files, tookMs }, 'Đã xử lý một tin');
          return reply;
        } catch (error) {
          deps.log.error({ ...about, err: error }, 'Chưa xử lý được một tin');
          throw error;
        } finally {
          deps.onHandling?.(-1);
        }
      });
    },
  };
}
