import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeBotApi } from '../../fakes/telegram/fake-bot-api.js';
import { FakeScheduler } from '../../fakes/telegram/fake-scheduler.js';
import { privateText } from '../../fakes/telegram/make-update.js';
import { makeChannel, type ChannelRig } from '../../fakes/telegram/start-channel.js';

describe('the Telegram channel, polling', () => {
  let scheduler: FakeScheduler;
  let api: FakeBotApi;
  let rig: ChannelRig;

  beforeEach(async () => {
    scheduler = new FakeScheduler();
    api = new FakeBotApi({ nowMs: () => scheduler.nowMs() });
    await api.start();
    rig = makeChannel(api, scheduler);
  });
  afterEach(async () => {
    const stopped = rig.channel.stop();
    let isStopped = false;
    void stopped.then(() => (isStopped = true));
    await rig.until(() => isStopped);
    await api.close();
  });

  it('answers a private question and confirms the update', async () => {
    await rig.channel.start();
    api.push(privateText(11, 'Bộ Y tế <b>còn</b> việc nào & đâu?', { atMs: scheduler.nowMs() }));
    await rig.until(() => api.state.in(11).length === 1);
    expect(api.state.in(11)[0]?.text).toBe('Trả lời: Bộ Y tế <b>còn</b> việc nào & đâu?');
    await rig.until(() => api.waiting === 0);
    expect(rig.channel.health()).toEqual({ ok: true, detail: 'hoạt động' });
  });
});
