import ExcelJS from 'exceljs';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runExport } from '../../src/cli/run-export.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createRegisterStore } from '../../src/storage/register/create-register-store.js';
import { createSampleRegister } from '../contracts/storage/sample-register.js';

describe('runExport', () => {
  let folder: string;
  let env: Record<string, string>;
  let isTerminal: boolean;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assistant-export-'));
    isTerminal = false;
    env = {
      DATABASE_URL: `sqlite:${join(folder, 'assistant.db')}`,
      KNOWLEDGE_DIR: join(folder, 'knowledge'),
      SEEDS_DIR: join(folder, 'seeds'),
      CLOCK_START: '2024-08-20',
    };
    const database = await openDatabase(env['DATABASE_URL'] ?? '');
    const origin = { fingerprint: 'x', reason: 'test', by: 'system', at: new Date(0) };
    await createRegisterStore(database).commit(createSampleRegister(), origin);
    await database.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run(...args: string[]): Promise<{ code: number; out: Buffer; err: string }> {
    const chunks: Uint8Array[] = [];
    let err = '';
    const code = await runExport(args, env, {
      isTerminal,
      stdout: (bytes) => {
        chunks.push(bytes);
        return Promise.resolve();
      },
      stderr: (text) => {
        err += text;
      },
    });
    return { code, out: Buffer.concat(chunks), err };
  }

  const linesOf = (out: Buffer): unknown[] =>
    out
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);

  it('writes tasks as the JSON answer carries them, judged by the day of the clock', async () => {
    const { code, out, err } = await run('--what', 'tasks', '--format', 'jsonl');
    expect([code, err]).toEqual([0, '']);
    const [first, second] = linesOf(out);
    expect(first).toEqual({
      id: 'z-first',
      scope: 'own',
      title: 'Nghị định về kinh phí',
      lead: ['Bộ Tài chính', 'Bộ Kế hoạch và Đầu tư'],
      coordinating: ['Các bộ, ngành'],
      supervisor: null,
      result: 'Nghị định',
      due: '2024-07-31',
      originalDue: '2024-05-30',
      deadlineText: 'tháng 7',
      recurrence: null,
      status: 'in_progress',
      statusNote: 'Đang tiếp thu ý kiến',
      overdue: true,
      sources: [
        {
          document: 'tb-1',
          section: 'B.II.6.a',
          quote: 'Bộ Tài chính trình Chính phủ nghị định trước ngày 30 tháng 5 năm 2024',
        },
        {
          document: 'bc-2',
          section: 'PL2.b.8',
          quote: 'Đang tiếp thu ý kiến thành viên Chính phủ',
        },
      ],
    });
    expect(second).toMatchObject({ id: 'a-second', scope: 'class', due: null, overdue: false });
    env['CLOCK_START'] = '2024-07-31';
    const earlier = await run('--what=tasks', '--format=jsonl');
    expect(linesOf(earlier.out)[0]).toMatchObject({ overdue: false });
  });

  it.each([
    ['indicators', 1, { id: 'ty-le', agencies: ['Các bộ, ngành'] }],
    ['documents', 2, { id: 'tb-1', number: null }],
    ['agencies', 3, { id: 'bo-tai-chinh', abbreviations: ['BTC'] }],
  ])('writes %s one a line', async (what, count, first) => {
    const { out } = await run('--what', what);
    expect(linesOf(out)).toHaveLength(count);
    expect(linesOf(out)[0]).toMatchObject(first);
  });

  it.each([
    ['tasks', 'Cơ quan chủ trì', 'Bộ Tài chính; Bộ Kế hoạch và Đầu tư'],
    ['indicators', 'Giá trị văn bản ghi', '256/1077'],
    ['documents', 'Số, ký hiệu', '12/BC-UBQG'],
    ['agencies', 'Cơ quan kế thừa', 'Bộ Tài chính từ 1/3/2025'],
  ])('writes %s as a table with Vietnamese headers', async (what, header, value) => {
    const { out } = await run('--what', what, '--format', 'csv');
    const text = out.toString('utf8');
    expect(text.startsWith('\ufeffSTT,')).toBe(true);
    expect(text.split('\r\n')[0]).toContain(header);
    expect(text).toContain(value);
  });

  it('writes a workbook to a file, and says so on standard error only', async () => {
    const file = join(folder, 'nhiem-vu.xlsx');
    const { code, out, err } = await run('--what', 'tasks', '--format', 'xlsx', '--out', file);
    expect([code, out.length]).toEqual([0, 0]);
    expect(err).toContain(file);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    const sheet = workbook.getWorksheet('Nhiệm vụ');
    expect(sheet?.getCell('A2').value).toBe(
      'Dữ liệu tính đến ngày 20/8/2024; 2 văn bản đã nạp, mới nhất: 10/7/2024',
    );
    expect(sheet?.getCell('B5').value).toBe('Nghị định về kinh phí');
    expect(sheet?.getCell('M5').value).toBe(20);
  });

  it('writes a workbook to standard output where no file is named', async () => {
    const { out } = await run('--what', 'agencies', '--format', 'xlsx');
    expect(out.subarray(0, 2).toString()).toBe('PK');
  });

  it('writes no workbook to a screen', async () => {
    isTerminal = true;
    const { code, err } = await run('--what', 'agencies', '--format', 'xlsx');
    expect(code).toBe(2);
    expect(err).toContain('--out');
  });

  it.each([
    [[], 'thiếu --what'],
    [['--what', 'people'], '--what “people”'],
    [['--what', 'tasks', '--format', 'pdf'], '--format “pdf”'],
    [['--what', 'tasks', '--to', 'x'], 'không nhận ra'],
    [['tasks'], 'không nhận ra'],
  ])('refuses %j with the right way to call it', async (args, reason) => {
    const { code, out, err } = await run(...args);
    expect([code, out.length]).toEqual([2, 0]);
    expect(err).toContain(reason);
    expect(err).toContain('Cách dùng: npm run --silent export');
  });

  it('fails with a message where the file cannot be written', async () => {
    const file = join(folder, 'không có', 'x.csv');
    const { code, err } = await run('--what', 'tasks', '--format', 'csv', '--out', file);
    expect(code).toBe(1);
    expect(err).toContain(file);
  });

  // A device of Linux that is always full.
  it.runIf(existsSync('/dev/full'))('says that the disk is full, and which', async () => {
    const { code, err } = await run('--what', 'tasks', '--format', 'jsonl', '--out', '/dev/full');
    expect(code).toBe(1);
    expect(err).toContain('Đĩa chứa tệp /dev/full đã đầy');
    expect(existsSync('/dev/full')).toBe(true);
  });

  it('fails with the variable’s name where the configuration is wrong', async () => {
    env['TIMEZONE'] = 'Hanoi';
    const { code, err } = await run('--what', 'tasks');
    expect(code).toBe(1);
    expect(err).toContain('TIMEZONE');
  });

  it('fails with the folder’s name where the database is empty and there is nothing to fill it from', async () => {
    env['DATABASE_URL'] = `sqlite:${join(folder, 'empty.db')}`;
    const { code, out, err } = await run('--what', 'tasks');
    expect([code, out.length]).toEqual([1, 0]);
    expect(err).toContain(join(folder, 'knowledge'));
  });
});
