import { describe, expect, it } from 'vitest';
import { plainReply } from '../../src/domain/plain-reply.js';
import type { ChatReply, Inbound } from '../../src/domain/chat.js';
import { createLogger } from '../../src/observability/create-logger.js';
import { createMetrics } from '../../src/observability/create-metrics.js';
import { observeHandler } from '../../src/observability/observe-handler.js';

const inbound = (updateId: string): Inbound => ({
  updateId,
  chat: { channel: 'zalo', chatId: 'u1', threadId: null, kind: 'private' },
  sender: { id: 'u1', name: 'Nguyễn Văn A', isChatAdmin: null },
  ...{ kind: 'text', text: 'câu hỏi riêng', command: null, action: null },
  ...{ messageId: null, isEdit: false, sentAt: new Date(0), file: null },
});

function observe(handle: (log: ReturnType<typeof createLogger>) => Promise<ChatReply>) {
  const lines: string[] = [];
  const log = createLogger('trace', [], { write: (line) => void lines.push(line) });
  const metrics = createMetrics();
  const handler = observeHandler({ handle: () => handle(log) }, { metrics, log, nowMs: () => 5 });
  return { handler, metrics, log, read: () => lines.map((line): unknown => JSON.parse(line)) };
}

describe('observeHandler', () => {
  it('puts the request on every line written meanwhile, of two at once each its own', async () => {
    const { handler, read } = observe(async (log) => {
      await new Promise((resolve) => setImmediate(resolve));
      log.info({}, 'trong lúc xử lý');
      return plainReply('xong');
    });
    await Promise.all([handler.handle(inbound('1')), handler.handle(inbound('2'))]);
    for (const request of ['zalo:1', 'zalo:2'])
      expect(
        read().filter((line) => (line as { request?: string }).request === request),
      ).toMatchObject([{ msg: 'trong lúc xử lý' }, { kind: 'text', replied: true }]);
    expect(read()).toHaveLength(4);
    expect(JSON.stringify(read())).not.toMatch(/riêng|Nguyễn|u1/);
  });

  it('counts updates by channel, and passes on what failed after saying so', async () => {
    const { handler, metrics, log, read } = observe(() => Promise.reject(new Error('hỏng')));
    await expect(handler.handle(inbound('3'))).rejects.toThrow('hỏng');
    expect(await metrics.render()).toContain('assistant_updates_total{channel="zalo"} 1');
    log.info({}, 'sau đó');
    const [failed, after] = read();
    expect(failed).toMatchObject({ request: 'zalo:3', err: { message: 'hỏng' } });
    expect(after).not.toHaveProperty('request');
  });
});
