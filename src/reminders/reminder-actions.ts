import type { OfferedAction } from '../domain/chat.js';

/** The name under which the buttons of reminders come back. */
export const REMINDER_FEATURE = 'reminders';

/** Days a reminder is put off by with one tap. */
export const SNOOZE_DAYS = 3;

const button = (label: string, payload: string): OfferedAction => ({
  label,
  action: { type: 'feature', feature: REMINDER_FEATURE, payload },
});

/** What can be answered to a reminder; on Zalo the labels are typed. */
export function offerReminderActions(noticeId: string, count: number): OfferedAction[][] {
  const settings = button('⚙️ Cài đặt nhắc', 'm');
  if (count === 0) return [[settings]];
  return [
    [
      button('👁 Đã nhận', `a:${noticeId}`),
      button(`⏰ Nhắc lại sau ${SNOOZE_DAYS} ngày`, `z:${noticeId}:${SNOOZE_DAYS}`),
    ],
    [button('📨 Báo đã hoàn thành', `c:${noticeId}`), settings],
  ];
}
