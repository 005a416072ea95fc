import {
  createTelegramChannel,
  type TelegramChannel,
} from '../../../src/channels/telegram/create-telegram-channel.js';
import { createZaloChannel } from '../../../src/channels/zalo/create-zalo-channel.js';
import type { ZaloChannel } from '../../../src/channels/zalo/zalo-channel.js';
import { FakeBotApi } from '../telegram/fake-bot-api.js';
import type { FakeScheduler } from '../telegram/fake-scheduler.js';
import { FakeHandler, makeStores, MemoryLog } from '../telegram/start-channel.js';
import { FakeZaloServer } from '../zalo/fake-zalo-server.js';
import { InMemoryJournal, InMemoryOffers, InMemoryUsage } from '../zalo/in-memory-ports.js';

/** Both channels as they are, each on its fake platform, with time under the test's hand. */
export class RealChannels {
  private pending = 0;
  readonly telegram: TelegramChannel;
  readonly zalo: ZaloChannel;

  private constructor(
    readonly api: FakeBotApi,
    readonly server: FakeZaloServer,
    readonly scheduler: FakeScheduler,
  ) {
    const clock = { now: (): Date => new Date(scheduler.nowMs()) };
    const shared = { clock, scheduler, log: new MemoryLog(), handler: new FakeHandler() };
    this.telegram = createTelegramChannel({
      ...makeStores(),
      ...shared,
      token: api.token,
      apiRoot: api.url,
      webhook: null,
      admins: [],
      fetch: async (address, init) => {
        this.pending += 1;
        try {
          return await fetch(address, init);
        } finally {
          this.pending -= 1;
        }
      },
    });
    this.zalo = createZaloChannel({
      ...shared,
      connection: { token: server.token, apiRoot: server.url, webhook: null },
      journal: new InMemoryJournal(),
      usage: new InMemoryUsage(),
      offers: new InMemoryOffers(),
      timeZone: 'Asia/Ho_Chi_Minh',
      random: () => 0.5,
    });
  }

  static async create(scheduler: FakeScheduler): Promise<RealChannels> {
    const api = new FakeBotApi({ nowMs: () => scheduler.nowMs() });
    await api.start();
    return new RealChannels(api, await FakeZaloServer.start(), scheduler);
  }

  get senders() {
    return { telegram: this.telegram.sender, zalo: this.zalo.sender };
  }

  readonly isBusy = (): boolean => this.pending + this.api.inFlight + this.server.busy > 0;

  /** Texts that arrived, whether or not their sender learned of it, in order. */
  arrived(): string[] {
    const telegram = this.api.state.delivered.map((message) => message.text);
    const zalo = this.server.deliveries.map((message) => message.text);
    return [...telegram, ...zalo];
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.server.stop();
  }
}
