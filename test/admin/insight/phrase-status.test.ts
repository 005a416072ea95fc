import { describe, expect, it } from 'vitest';
import { phraseStatus, type StatusFigures } from '../../../src/admin/insight/phrase-status.js';
import { createSampleRegister } from '../../contracts/storage/sample-register.js';
import { NOW } from '../fakes.js';

const FIGURES: StatusFigures = {
  register: { version: 7, ...createSampleRegister() },
  version: null,
  parts: [
    { name: 'database', ok: true, detail: 'đọc được' },
    { name: 'reminders', ok: true, detail: '3 đăng ký' },
    { name: 'zalo', ok: true, detail: 'đang chạy' },
  ],
  deliveries: null,
  quotas: [],
  lastReload: null,
  memoryBytes: 200 * 1024 * 1024,
  startedAt: new Date(NOW.getTime() - 26 * 60 * 60_000),
  now: NOW,
  timeZone: 'Asia/Ho_Chi_Minh',
};

describe('phraseStatus', () => {
  it('says on one screen that everything works', () => {
    const lines = phraseStatus(FIGURES);
    expect(lines[0]).toBe('🟢 Trợ lý hoạt động bình thường');
    expect(lines).toContain('✅ Hoạt động: cơ sở dữ liệu, lịch nhắc việc, Zalo');
    expect(lines).toContain('🔔 Nhắc việc: 3 đăng ký');
    expect(lines.at(-1)).toBe('⏱ Chạy 1 ngày 2 giờ, bộ nhớ 200 MB');
    expect(lines.length).toBeLessThanOrEqual(6);
  });

  it('names a part that fails first, with its own words', () => {
    const parts = [...FIGURES.parts, { name: 'telegram', ok: false, detail: 'mất kết nối' }];
    const lines = phraseStatus({ ...FIGURES, parts });
    expect(lines[0]).toBe('🔴 Có 1 bộ phận đang lỗi: Telegram');
    expect(lines).toContain('❌ Telegram: mất kết nối');
  });

  it('tells used quota, what waits and the last reload', () => {
    const quota = { channel: 'zalo', month: '2024-07', sent: 900, received: 304 };
    const lines = phraseStatus({
      ...FIGURES,
      quotas: [{ ...quota, used: 1204, limit: 3000, isHeld: true }],
      lastReload: {
        ...{ at: NOW, by: 'telegram:1', action: 'reload', subject: 'phiên bản 7' },
        ...{ before: null, after: 'văn bản +1' },
      },
    });
    expect(lines).toContain('📊 zalo 7/2024: 1.204/3.000 tin (40%), đang tạm ngừng gửi');
    expect(lines).toContain('🔄 Nạp lại gần nhất: 9:00 hôm nay, văn bản +1');
  });
});
