import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.js';
import { requireFilePath } from '../storage/backup/require-file-path.js';
import { restoreDatabase } from '../storage/backup/restore-database.js';
import { loadDotEnv, runCommand, UsageError } from './run-command.js';

const USAGE =
  'Cách dùng: npm run restore -- TỆP\n' +
  '           Thay cơ sở dữ liệu bằng bản sao lưu; dừng trợ lý trước. Dữ liệu cũ được giữ bên cạnh.';

await runCommand(async () => {
  loadDotEnv();
  const from = readPath();
  const to = requireFilePath(loadConfig(process.env).databaseUrl);
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const { bytes, registerVersion, keptAside } = await restoreDatabase(from, to, stamp);
  process.stdout.write(
    `Đã khôi phục ${to} từ ${from}: ${(bytes / 1e6).toFixed(1)} MB, phiên bản dữ liệu ${registerVersion ?? 'chưa có'}.\n` +
      (keptAside === null ? '' : `Dữ liệu trước đó: ${keptAside}\n`),
  );
});

function readPath(): string {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError(USAGE);
    return resolve(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Tham số không đúng.\n${USAGE}`);
  }
}
