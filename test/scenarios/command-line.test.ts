import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
let env: NodeJS.ProcessEnv;

function run(program: string, args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', program, ...args],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });
}

const ask = (...args: string[]): Promise<Ended> => run('src/cli/ask.ts', args);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ask-'));
  env = {
    PATH: process.env['PATH'],
    DATABASE_URL: `sqlite:${join(folder, 'assistant.db')}`,
    CLOCK_START: '2024-07-15',
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the programs on the command line', () => {
  it('answer each turn as one line of JSON and nothing else', async () => {
    const { code, stdout, stderr } = await ask('--json', 'BTC quá hạn', 'còn Bộ Y tế?');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toMatchObject({ question: 'BTC quá hạn', intent: 'task_list', count: 1 });
    expect(Object.keys(answers[0] ?? {})).toEqual(
      expect.arrayContaining(['question', 'intent', 'text', 'refused', 'clarify', 'tasks']),
    );
  });

  it('answer a batch in its order, each line a conversation of its own', async () => {
    const file = join(folder, 'batch.jsonl');
    const lines = [
      { id: 'b', now: '2024-08-20', turns: ['BTC quá hạn'] },
      { id: 'a', turns: ['BTC quá hạn', 'còn Bộ Y tế?'] },
    ];
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { code, stdout } = await ask('--batch', file);
    expect(code).toBe(0);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; question: string; count: number });
    expect(answers.map(({ id, question }) => [id, question])).toEqual([
      ['b', 'BTC quá hạn'],
      ['a', 'còn Bộ Y tế?'],
    ]);
    expect(answers[0]?.count).toBeGreaterThan(1);
  });

  it('name the line of a batch that cannot be read', async () => {
    const file = join(folder, 'broken.jsonl');
    await writeFile(file, '{"id":"a","turns":["dữ liệu"]}\n{"id":"b"');
    const { code, stdout, stderr } = await ask('--batch', file);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(file);
    expect(stderr).toContain('2');
    expect(stderr).not.toContain('    at ');
  });

  it('refuse a wrong option, date or setting by name', async () => {
    const option = await ask('--jsn', 'BTC quá hạn');
    expect(option).toMatchObject({ code: 2, stdout: '' });
    expect(option.stderr).toContain('--jsn');
    const date = await ask('--now', '15/7/2024', 'BTC quá hạn');
    expect(date).toMatchObject({ code: 2, stdout: '' });
    expect(date.stderr).toContain('15/7/2024');
    const before = env;
    env = { ...env, TIMEZONE: 'Asia/Atlantis' };
    const zone = await ask('BTC quá hạn');
    env = before;
    expect(zone).toMatchObject({ code: 1, stdout: '' });
    expect(zone.stderr).toContain('TIMEZONE');
  });

  it('answer line by line where standard input is no terminal, and end with it', async () => {
    const { code, stdout } = await run('src/main.ts', [], 'bo tai chinh qua han\ncòn Bộ Y tế?\n');
    expect(code).toBe(0);
    expect(stdout).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    expect(stdout).toContain('Bộ Y tế: 1 nhiệm vụ quá hạn');
  });

  it('write the register as the database holds it', async () => {
    const out = join(folder, 'tasks.jsonl');
    const { code } = await run('src/cli/export.ts', [
      '--what',
      'tasks',
      '--format',
      'jsonl',
      '--out',
      out,
    ]);
    expect(code).toBe(0);
    const rows = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(100);
    expect(JSON.parse(rows[0] ?? '')).toHaveProperty('title');
  });
});
