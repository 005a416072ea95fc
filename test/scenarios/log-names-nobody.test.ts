import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppBench } from '../fakes/app/app-bench.js';

const OWNER = 8812345671;
const ASKER = 7712345672;
const GROUP = -1009912345673;
const ZALO = 'zalo-66123456';
const QUESTION = 'Bộ Y tế có việc gì quá hạn';

/** What an operator reads: the log at its lowest level, and the metrics. */
describe('what the program tells its operator', () => {
  let bench: AppBench;
  let metrics: string;
  beforeAll(async () => {
    bench = await AppBench.open({ env: { ADMINS: `telegram:${OWNER}` } });
    await bench.person(OWNER).ask(QUESTION);
    await bench.person(ASKER).ask(QUESTION);
    await bench.zaloPerson(ZALO).ask(QUESTION);
    // An answer that cannot be delivered, and a notice to the owner.
    bench.telegram.faults.add({
      method: 'sendMessage',
      times: 1,
      fault: { type: 'error', code: 403, description: 'Forbidden: bot was blocked by the user' },
    });
    bench.telegram.push(bench.person(ASKER).textUpdate(QUESTION));
    bench.telegram.push(
      bench.person(ASKER, { group: GROUP }).textUpdate(`@tro_ly_bot ${QUESTION}`),
    );
    await bench.quiet();
    bench.zalo.outage = { type: 'refuse', code: 401, description: 'Unauthorized' };
    bench.zalo.expirePolls();
    await bench.scheduler.advance(10 * 60_000);
    await bench.quiet();
    const answer = await fetch(`http://127.0.0.1:${bench.app.port()}/metrics`);
    metrics = await answer.text();
  });
  afterAll(() => bench.close());

  it('names no chat, no person and no words in it', () => {
    const told = `${bench.logLines.join('\n')}\n${metrics}`;
    expect(told).toContain('operator:');
    for (const secret of [OWNER, ASKER, GROUP, ZALO, QUESTION])
      expect(told).not.toContain(String(secret).replace('-', ''));
  });

  it('counts updates, answers and how each answer ended, by channel', () => {
    expect(metrics).toMatch(/assistant_updates_total\{channel="telegram"\} 4/);
    expect(metrics).toContain('assistant_updates_total{channel="zalo"} 1');
    expect(metrics).toMatch(/assistant_answers_total\{intent="task_list"\} \d/);
    expect(metrics).toContain('assistant_replies_total{channel="telegram",outcome="sent"}');
    expect(metrics).toContain('assistant_replies_total{channel="telegram",outcome="failed"} 1');
    expect(metrics).toContain('assistant_replies_total{channel="zalo",outcome="sent"} 1');
    expect(metrics).toMatch(/assistant_sends_total\{channel="telegram",outcome="sent"\} 1/);
  });

  it('follows an update from its answer to how that was sent by one id', () => {
    const lines = bench.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const answered = lines.filter(({ msg }) => msg === 'Đã xử lý một tin');
    const sent = lines.filter(({ msg }) => msg === 'Kết quả gửi một câu trả lời');
    expect(answered.length).toBeGreaterThan(2);
    const requestsOf = (some: typeof lines) =>
      some.map(({ request }) => String(request)).toSorted();
    expect(requestsOf(sent)).toEqual(requestsOf(answered));
    expect(new Set(requestsOf(sent)).size).toBe(sent.length);
  });
});
