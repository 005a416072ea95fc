import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramChannel } from '../../src/channels/telegram/create-telegram-channel.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutboxStore } from '../../src/storage/outbox/create-outbox-store.js';
import { DeliveryRig } from '../fakes/outbox/delivery-rig.js';
import { makeItem, privateChat } from '../fakes/outbox/make-item.js';
import { FakeBotApi } from '../fakes/telegram/fake-bot-api.js';
import { FakeScheduler } from '../fakes/telegram/fake-scheduler.js';
import { FakeHandler, makeStores, MemoryLog } from '../fakes/telegram/start-channel.js';

const CHILD = fileURLToPath(new URL('../fakes/outbox/deliver-and-die.ts', import.meta.url));
const HOUR_MS = 3_600_000;
const RESENT = '(gửi lại)';

interface Place {
  readonly folder: string;
  readonly url: string;
  readonly api: FakeBotApi;
}

async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-killed-'));
  const api = new FakeBotApi();
  await api.start();
  return { folder, url: `sqlite:${join(folder, 'assistant.db')}`, api };
}

/** Writes `count` messages to as many chats, due now by the real clock, which child processes have. */
async function fill({ url, api }: Place, count: number): Promise<void> {
  const database = await openDatabase(url);
  const at = new Date(Date.now() - 1000);
  const items = Array.from({ length: count }, (_, index) => {
    api.state.chats.add(index + 1);
    return makeItem(`Tin số ${index + 1}.`, {
      chat: privateChat(String(index + 1)),
      notBefore: at,
    });
  });
  await createOutboxStore(database).enqueueAll(items);
  await database.close();
}

/** A process that delivers; resolves to the signal or code it ended with. */
const runChild = ({ url, api }: Place, worker: string, step: string): Promise<string | number> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', CHILD, url, api.url, api.token, worker, step],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ?? code ?? -1));
  });

/** The next process, in this one, with time under the test's hand: until nothing is open any more. */
async function recover({ url, api }: Place): Promise<Record<string, string>> {
  const scheduler = new FakeScheduler(Date.now());
  let pending = 0;
  const channel = createTelegramChannel({
    ...makeStores(),
    token: api.token,
    apiRoot: api.url,
    webhook: null,
    admins: [],
    handler: new FakeHandler(),
    clock: { now: () => new Date(scheduler.nowMs()) },
    log: new MemoryLog(),
    scheduler,
    fetch: async (address, init) => {
      pending += 1;
      try {
        return await fetch(address, init);
      } finally {
        pending -= 1;
      }
    },
  });
  const rig = await DeliveryRig.create({
    ...{ url, scheduler },
    senders: { telegram: channel.sender },
    isBusy: () => pending + api.inFlight > 0,
  });
  rig.start();
  await rig.pass(HOUR_MS);
  const states = await rig.states();
  await rig.close();
  return states;
}

describe('a process killed with SIGKILL while it delivers', () => {
  let places: Place[];

  beforeEach(() => {
    places = [];
  });
  afterEach(async () => {
    for (const { api, folder } of places) {
      await api.close();
      await rm(folder, { recursive: true });
    }
  });

  /** Kills a process at `step`, lets the next one finish, and tells how often each text arrived. */
  const killAt = async (step: string): Promise<Map<string, string[]>> => {
    const place = await openPlace();
    places.push(place);
    await fill(place, 3);
    expect(await runChild(place, 'killed', step)).toBe('SIGKILL');
    const states = await recover(place);
    expect(Object.values(states)).toEqual(['sent', 'sent', 'sent']);
    const arrived = new Map<string, string[]>();
    for (const { payload } of place.api.called('sendMessage')) {
      const text = String(payload['text']);
      const [key = ''] = /Tin số \d/.exec(text) ?? [];
      arrived.set(key, [...(arrived.get(key) ?? []), text]);
    }
    expect([...arrived.keys()].sort()).toEqual(['Tin số 1', 'Tin số 2', 'Tin số 3']);
    return arrived;
  };

  it('loses nothing and marks whatever may be there twice, at every step', async () => {
    const steps = ['before:claim', 'after:claim', 'after:markSending', 'before:record'];
    const results = await Promise.all(steps.map(killAt));
    const textsOf = (arrived: Map<string, string[]>): string[] => [...arrived.values()].flat();
    const [beforeClaim, afterClaim, beforeSend, beforeRecord] = results.map(textsOf);
    for (const arrived of results)
      for (const [first, ...more] of arrived.values()) {
        expect(more.length).toBeLessThanOrEqual(1);
        if (more.length > 0) expect(first).not.toContain(RESENT);
        for (const again of more) expect(again).toContain(RESENT);
      }
    // What had not been let out arrives once and unmarked.
    for (const texts of [beforeClaim, afterClaim]) {
      expect(texts).toHaveLength(3);
      expect(texts?.some((text) => text.includes(RESENT))).toBe(false);
    }
    expect(beforeSend?.some((text) => text.includes(RESENT))).toBe(true);
    expect(beforeRecord?.length).toBeGreaterThan(3);
  });

  it('drains with another one beside it, each message once', async () => {
    const place = await openPlace();
    places.push(place);
    await fill(place, 40);
    const ends = await Promise.all(['a', 'b'].map((worker) => runChild(place, worker, 'none')));
    expect(ends).toEqual([0, 0]);
    const texts = place.api.called('sendMessage').map(({ payload }) => String(payload['text']));
    expect(texts).toHaveLength(40);
    expect(new Set(texts).size).toBe(40);
    expect(texts.some((text) => text.includes(RESENT))).toBe(false);
  });
});
