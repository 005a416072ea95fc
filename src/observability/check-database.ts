import { StorageError } from '../domain/errors.js';
import type { PartHealth } from '../http/create-http-app.js';

/** Whether the database answers and, once a write has failed, whether it can be written again. */
export async function checkDatabase(database: {
  readonly check: () => Promise<void>;
}): Promise<PartHealth> {
  try {
    await database.check();
    return { ok: true, detail: 'hoạt động' };
  } catch (error) {
    // Of a StorageError the message names the file or the server and what to do, never a secret.
    return {
      ok: false,
      detail: error instanceof StorageError ? error.message : 'cơ sở dữ liệu không trả lời',
    };
  }
}
