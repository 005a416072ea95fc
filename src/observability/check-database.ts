import type { RegisterStore } from '../domain/ports.js';
import type { PartHealth } from '../http/create-http-app.js';

/** Whether the database answers a small question. */
export async function checkDatabase(
  store: Pick<RegisterStore, 'listVersions'>,
): Promise<PartHealth> {
  try {
    await store.listVersions();
    return { ok: true, detail: 'đọc được' };
  } catch {
    return { ok: false, detail: 'không đọc được cơ sở dữ liệu' };
  }
}
