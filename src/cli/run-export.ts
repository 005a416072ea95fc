import { lstat, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.js';
import { createOffsetClock, systemClock } from '../domain/clock.js';
import { ConfigError, KnowledgeError, StorageError } from '../domain/errors.js';
import { localDateAt } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import { ensureRegister } from '../storage/fill/ensure-register.js';
import { openDatabase } from '../storage/open-database.js';
import { createRegisterStore } from '../storage/register/create-register-store.js';
import { codeOf } from '../storage/sqlite-dialect.js';
import {
  EXPORT_FORMATS,
  EXPORT_SUBJECTS,
  exportRegister,
  type ExportFormat,
  type ExportSubject,
} from '../export/export-register.js';

/** What a command writes to; replaced in tests. */
export interface ExportOutput {
  /** Whether standard output is a screen, which a workbook would only garble. */
  readonly isTerminal: boolean;
  readonly stdout: (bytes: Uint8Array) => Promise<void>;
  readonly stderr: (text: string) => void;
}

interface ExportOrder {
  readonly what: ExportSubject;
  readonly format: ExportFormat;
  /** Null: standard output. */
  readonly out: string | null;
}

const USAGE = `Cách dùng: npm run --silent export -- --what ${EXPORT_SUBJECTS.join('|')} --format ${EXPORT_FORMATS.join('|')} [--out TỆP]`;
const USAGE_EXIT_CODE = 2;

const pick = <T extends string>(known: readonly T[], word: string | undefined): T | undefined =>
  known.find((one) => one === word);

/** The order the arguments give, or a sentence on what is wrong with them. */
function readArguments(args: readonly string[], isTerminal: boolean): ExportOrder | string {
  const options = {
    what: { type: 'string' },
    format: { type: 'string', default: 'jsonl' },
    out: { type: 'string' },
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch {
    return 'có tham số không nhận ra hoặc thiếu giá trị.';
  }
  const what = pick(EXPORT_SUBJECTS, values.what);
  const format = pick(EXPORT_FORMATS, values.format);
  if (values.what === undefined) return 'thiếu --what.';
  if (what === undefined)
    return `--what “${values.what}” không thuộc ${EXPORT_SUBJECTS.join(', ')}.`;
  if (format === undefined)
    return `--format “${values.format}” không thuộc ${EXPORT_FORMATS.join(', ')}.`;
  const out = values.out ?? null;
  if (format === 'xlsx' && out === null && isTerminal) return 'cần --out để ghi tệp Excel.';
  return { what, format, out };
}

/** The active register, filled from the files first where the database is still empty. */
async function readRegister(env: Record<string, string | undefined>): Promise<{
  register: Register;
  at: Date;
  timeZone: string;
}> {
  const config = loadConfig(env);
  const { clockStartAt, timeZone } = config;
  const clock = clockStartAt === null ? systemClock : createOffsetClock(clockStartAt);
  const database = await openDatabase(config.databaseUrl);
  try {
    const store = createRegisterStore(database);
    const register =
      (await store.loadActive()) ?? (await ensureRegister(store, config, clock)).register;
    return { register, at: clock.now(), timeZone };
  } finally {
    await database.close();
  }
}

/** Leaves no half of a file behind where the disk is full. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC')
      throw new StorageError(
        `Không ghi được tệp ${path}. Kiểm tra thư mục có tồn tại và cho phép ghi.`,
        { cause: error },
      );
    const isFile = await lstat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) await rm(path, { force: true });
    throw new StorageError(`Đĩa chứa tệp ${path} đã đầy. Giải phóng dung lượng rồi thử lại.`, {
      cause: error,
    });
  }
}

/** The `export` command. Returns its exit code: 2 for a wrong call, 1 where it failed. */
export async function runExport(
  args: readonly string[],
  env: Record<string, string | undefined>,
  output: ExportOutput,
): Promise<number> {
  const order = readArguments(args, output.isTerminal);
  if (typeof order === 'string') {
    output.stderr(`Lỗi: ${order}\n${USAGE}\n`);
    return USAGE_EXIT_CODE;
  }
  try {
    const { register, at, timeZone } = await readRegister(env);
    const request = { ...order, today: localDateAt(at, timeZone), at };
    const bytes = await exportRegister(register, request);
    if (order.out === null) await output.stdout(bytes);
    else {
      await writeWhole(order.out, bytes);
      output.stderr(`Đã ghi ${order.out} (phiên bản dữ liệu ${register.version}).\n`);
    }
    return 0;
  } catch (error) {
    const isExpected =
      error instanceof ConfigError ||
      error instanceof KnowledgeError ||
      error instanceof StorageError;
    if (!isExpected) throw error;
    output.stderr(`Lỗi: ${error.message}\n`);
    return 1;
  }
}
