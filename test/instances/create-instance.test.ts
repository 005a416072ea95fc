import { beforeEach, describe, expect, it } from 'vitest';
import { createInstance, type Instance } from '../../src/instances/create-instance.js';
import type { PeerEvents, Peers } from '../../src/storage/peers.js';
import { FakeScheduler, settle } from '../fakes/telegram/fake-scheduler.js';

const SECOND = 1_000;
const silent = (): void => undefined;

/** A server with one lead to give, and connections it can break. */
class FakePeers implements Peers {
  holder: object | null = null;
  isAway = false;
  readonly open = new Set<PeerEvents>();
  connections = 0;

  connect(events: PeerEvents) {
    if (this.isAway) return Promise.reject(new Error('away'));
    this.connections += 1;
    this.open.add(events);
    return Promise.resolve({
      lead: () => {
        if (!this.open.has(events)) return Promise.reject(new Error('lost'));
        this.holder ??= events;
        return Promise.resolve(this.holder === events);
      },
      close: () => {
        this.leave(events);
        return Promise.resolve();
      },
    });
  }

  announce(topic: string): void {
    for (const events of this.open) events.onNotice(topic);
  }

  breakAll(): void {
    for (const events of [...this.open]) {
      this.leave(events);
      events.onLost();
    }
  }

  private leave(events: PeerEvents): void {
    this.open.delete(events);
    if (this.holder === events) this.holder = null;
  }
}

describe('createInstance', () => {
  let time: FakeScheduler;
  let peers: FakePeers;
  let said: string[];
  const errors: string[] = [];

  beforeEach(() => {
    time = new FakeScheduler();
    peers = new FakePeers();
    said = [];
    errors.length = 0;
  });

  const open = (name: string, changes: { peers?: null; canLead?: boolean } = {}): Instance =>
    createInstance({
      peers,
      canLead: true,
      onLead: () => void said.push(`${name} leads`),
      onLeadEnd: () => {
        said.push(`${name} ends`);
        return Promise.resolve();
      },
      follow: () => {
        said.push(`${name} looks`);
        return Promise.resolve();
      },
      onTopic: (topic) => void said.push(`${name} hears ${topic}`),
      topics: ['claims'],
      log: { debug: silent, info: silent, warn: silent, error: (_, words) => errors.push(words) },
      timer: time,
      ...changes,
    });
  const saidOf = (words: string): string[] => said.filter((line) => line.includes(words));

  it('lets one of two lead, and the other when the first stops', async () => {
    const [first, second] = [open('a'), open('b')];
    first.start();
    await settle();
    second.start();
    await time.advance(5 * SECOND);
    expect([first.isLeader(), second.isLeader()]).toEqual([true, false]);
    await first.stop();
    await time.advance(SECOND);
    expect([first.isLeader(), second.isLeader()]).toEqual([false, true]);
    expect(said.filter((line) => /leads|ends/.test(line))).toEqual([
      'a leads',
      'a ends',
      'b leads',
    ]);
    await second.stop();
  });

  it('ends its lead at once when the connection breaks, and takes it up again', async () => {
    const instance = open('a');
    instance.start();
    await settle();
    peers.isAway = true;
    peers.breakAll();
    expect(instance.isLeader()).toBe(false);
    await time.advance(3 * SECOND);
    expect(errors).toHaveLength(1);
    peers.isAway = false;
    await time.advance(SECOND);
    expect(instance.isLeader()).toBe(true);
    expect(said.filter((line) => /leads|ends/.test(line))).toEqual([
      'a leads',
      'a ends',
      'a leads',
    ]);
    await instance.stop();
  });

  it('asks again for what may have been announced while it had no connection', async () => {
    const instance = open('a');
    instance.start();
    await settle();
    peers.breakAll();
    await time.advance(SECOND);
    expect(saidOf('hears claims')).toHaveLength(2);
    await instance.stop();
  });

  it('looks at once on a notice, and each second without one', async () => {
    const instance = open('a');
    instance.start();
    await settle();
    expect(saidOf('looks')).toHaveLength(1);
    peers.announce('register');
    await settle();
    expect(saidOf('looks')).toHaveLength(2);
    expect(saidOf('hears register')).toHaveLength(1);
    await time.advance(3 * SECOND);
    expect(saidOf('looks')).toHaveLength(5);
    await instance.stop();
  });

  it('only follows where it cannot do a leader’s work', async () => {
    const instance = open('a', { canLead: false });
    instance.start();
    await time.advance(2 * SECOND);
    expect(instance.isLeader()).toBe(false);
    expect(peers.holder).toBeNull();
    expect(saidOf('looks').length).toBeGreaterThan(1);
    await instance.stop();
  });

  it('leads from the start where the engine knows no peers', async () => {
    const instance = open('a', { peers: null });
    instance.start();
    expect(instance.isLeader()).toBe(true);
    await time.advance(2 * SECOND);
    expect(saidOf('looks')).toHaveLength(3);
    await instance.stop();
    expect(saidOf('ends')).toHaveLength(1);
    expect(time.pending).toBe(0);
  });

  it('stops at any moment, and leaves nothing behind', async () => {
    const instance = open('a');
    instance.start();
    await instance.stop();
    await instance.stop();
    expect(time.pending).toBe(0);
    expect(peers.open.size).toBe(0);
    expect(instance.isLeader()).toBe(false);
  });
});
