import type { OperatorNotice } from '../operator-notice.js';
import type { QuotaLevel, QuotaState } from './delivery/quota-meter.js';

/** `2.412/3.000`. */
function formatShare(state: QuotaState): string {
  const number = new Intl.NumberFormat('vi-VN');
  return `${number.format(state.used)}/${number.format(state.limit)}`;
}

/** The month's use in one line, for the operator's view. */
export function phraseQuota(state: QuotaState): string {
  const [year = '', month = ''] = state.month.split('-');
  const held = state.isHeld ? '; đang tạm dừng gửi vì hết hạn mức' : '';
  return `Zalo tháng ${Number(month)}/${year}: ${formatShare(state)} tin (gửi ${state.sent}, nhận ${state.received})${held}`;
}

/** Notice that a share of the quota is used. */
export function noticeOfLevel(level: QuotaLevel, state: QuotaState): OperatorNotice {
  return {
    cause: `quota_${level}`,
    per: 'month',
    isChannelDown: false,
    text: `⚠️ Zalo đã dùng ${level}% hạn mức tin nhắn tháng này. ${phraseQuota(state)}.`,
  };
}

/** Notices without figures. */
export const NOTICES = {
  quotaExceeded: {
    cause: 'quota_exceeded',
    per: 'month',
    isChannelDown: true,
    text: '❌ Zalo báo hết hạn mức tin nhắn. Trợ lý tạm dừng gửi trên Zalo đến tháng sau hoặc đến khi quản trị viên cho gửi lại.',
  },
  tokenRevoked: {
    cause: 'token_revoked',
    per: 'day',
    isChannelDown: true,
    text: '❌ Zalo từ chối mã bot (ZALO_BOT_TOKEN sai hoặc đã bị đặt lại). Kênh Zalo đã dừng; hãy đặt mã mới rồi khởi động lại.',
  },
  forbidden: {
    cause: 'forbidden',
    per: 'day',
    isChannelDown: true,
    text: '⚠️ Zalo nhiều lần trả lời 403 (từ chối). Trợ lý vẫn thử lại thưa hơn; hãy kiểm tra trạng thái bot trong Zalo Bot Creator.',
  },
} as const satisfies Record<string, OperatorNotice>;
