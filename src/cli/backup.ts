import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.js';
import { backupDatabase } from '../storage/backup/backup-database.js';
import { requireFilePath } from '../storage/backup/require-file-path.js';
import { createProgressBar } from './progress-bar.js';
import { loadDotEnv, runCommand, UsageError } from './run-command.js';

const USAGE =
  'Cách dùng: npm run backup -- [--out TỆP]\n' +
  '           Sao lưu cơ sở dữ liệu trong khi trợ lý đang chạy; không ghi đè tệp đã có.';

await runCommand(async () => {
  loadDotEnv();
  const from = requireFilePath(loadConfig(process.env).databaseUrl);
  const to = readOut() ?? defaultOut(from, new Date());
  const bar = createProgressBar('Sao lưu', process.stderr);
  const { bytes, rows, registerVersion } = await backupDatabase(from, to, (done, total) =>
    bar.update(done, total),
  );
  bar.finish();
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `Đã sao lưu ${to}: ${(bytes / 1e6).toFixed(1)} MB, ${Object.keys(rows).length} bảng, ` +
      `${total} dòng, phiên bản dữ liệu ${registerVersion ?? 'chưa có'}. Đã kiểm tra toàn vẹn.\n`,
  );
});

/** `data/backups/assistant-20240715T020000Z.db` */
function defaultOut(from: string, at: Date): string {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  return join(dirname(from), 'backups', `${basename(from, '.db')}-${stamp}.db`);
}

function readOut(): string | null {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    return values.out === undefined ? null : resolve(values.out);
  } catch {
    throw new UsageError(`Tham số không đúng.\n${USAGE}`);
  }
}
