import { describe, expect, it } from 'vitest';
import { createAdminReloadFeature } from '../../../src/admin/features/reload-feature.js';
import type { Authority } from '../../../src/authority/create-authority.js';
import type { Inbound } from '../../../src/domain/chat.js';
import { StorageError } from '../../../src/domain/errors.js';
import type { Publisher } from '../../../src/register/create-publisher.js';
import { createSampleRegister } from '../../contracts/storage/sample-register.js';

const FULL = 'Đĩa chứa cơ sở dữ liệu /srv/x.db đã đầy. Giải phóng dung lượng rồi thử lại.';
const register = { version: 7, ...createSampleRegister() };
const inbound = {
  chat: { channel: 'telegram', chatId: '1', threadId: null, kind: 'private' },
  sender: { id: '1', name: 'A', isChatAdmin: false },
} as unknown as Inbound;

describe('createAdminReloadFeature', () => {
  it('says why nothing was loaded, and logs it, where the audit log cannot be written either', async () => {
    const faults: string[] = [];
    const results: string[] = [];
    const full = (): Promise<never> => Promise.reject(new StorageError(FULL));
    const authority = { adminOnly: (_role: string, run: unknown) => run } as unknown as Authority;
    const feature = createAdminReloadFeature({
      authority,
      record: full,
      reloader: { reload: full },
      publisher: { active: () => ({ register }) } as unknown as Publisher,
      store: { listVersions: () => Promise.resolve([]) },
      clock: { now: () => new Date('2024-07-15T02:00:00Z') },
      timeZone: 'Asia/Ho_Chi_Minh',
      tell: () => Promise.resolve(),
      scheduler: { after: () => () => undefined },
      onReload: (result) => void results.push(result),
      onFault: (error, what) => void faults.push(`${what}: ${(error as Error).message}`),
    });
    const reply = await feature.commands?.['reload']?.(inbound, '');
    expect(reply?.view.headline).toBe(`❌ Không nạp: ${FULL}`);
    expect(reply?.view.summary.join(' ')).toContain('Trợ lý vẫn chạy phiên bản 7');
    expect(results).toEqual(['failed']);
    expect(faults).toEqual([`nạp lại dữ liệu: ${FULL}`, `ghi nhật ký nạp lại: ${FULL}`]);
  });
});
