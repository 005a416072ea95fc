import type { Clock } from './domain/clock.js';
import type { ChatStore } from './domain/ports.js';
import type { Logger } from './observability/create-logger.js';
import { createHousekeeper, type Housekeeper } from './retention/create-housekeeper.js';
import type { Database } from './storage/database.js';
import { createRetentionStore } from './storage/retention/create-retention-store.js';

/** Puts the daily removal of what is kept no longer together (`retention/retention-rules.ts`). */
export function openHousekeeper(deps: {
  readonly database: Database;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly scheduler: { after(delayMs: number, run: () => void): () => void };
  readonly log: Logger;
}): Housekeeper {
  const { log } = deps;
  return createHousekeeper({
    store: createRetentionStore(deps.database),
    chats: deps.chats,
    clock: deps.clock,
    timer: deps.scheduler,
    onDone: (removed, chats) => log.info({ removed, chats }, 'Đã dọn dữ liệu hết hạn lưu'),
    onFault: (error) => log.error({ err: error }, 'Chưa dọn được dữ liệu hết hạn lưu'),
  });
}
