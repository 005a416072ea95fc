import { afterEach, beforeEach } from 'vitest';
import type { TelegramChannelDeps } from '../../../src/channels/telegram/create-telegram-channel.js';
import { FakeBotApi } from './fake-bot-api.js';
import { FakeScheduler } from './fake-scheduler.js';
import { makeChannel, type ChannelRig, type FakeHandler, type Stores } from './start-channel.js';

/** A fresh fake Bot API for each test, and channels on it that are stopped at its end. */
export class TelegramBench {
  scheduler = new FakeScheduler();
  api = new FakeBotApi();
  private rigs: ChannelRig[] = [];

  async begin(): Promise<void> {
    const scheduler = new FakeScheduler();
    this.scheduler = scheduler;
    this.api = new FakeBotApi({ nowMs: () => scheduler.nowMs() });
    await this.api.start();
  }

  get nowMs(): number {
    return this.scheduler.nowMs();
  }

  /** A channel that is started; another one on the same stores is the next process. */
  async start(
    options: Partial<TelegramChannelDeps> & { stores?: Stores; handler?: FakeHandler } = {},
  ): Promise<ChannelRig> {
    const rig = makeChannel(this.api, this.scheduler, options);
    this.rigs.push(rig);
    await rig.channel.start();
    return rig;
  }

  async stop(rig: ChannelRig): Promise<void> {
    let isStopped = false;
    void rig.channel.stop().then(() => (isStopped = true));
    await rig.until(() => isStopped);
  }

  async end(): Promise<void> {
    for (const rig of this.rigs.splice(0)) await this.stop(rig);
    await this.api.close();
  }
}

/** Registers a bench for the tests of a file. */
export function useTelegram(): TelegramBench {
  const bench = new TelegramBench();
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());
  return bench;
}
