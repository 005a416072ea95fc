import type { ChatRef } from '../../../src/domain/chat.js';
import {
  DEFAULT_REMINDER_SETTINGS,
  type ReminderSettings,
} from '../../../src/domain/subscription.js';
import type { YearRig } from './year-rig.js';

/** One of the four chats of the simulated year: how it is set up in words, and what that must mean. */
export interface YearChat {
  readonly name: string;
  readonly chat: ChatRef;
  /** What is written there; the first with the command that subscribes. */
  readonly words: readonly string[];
  readonly settings: ReminderSettings;
}

export const YEAR_CHATS: readonly YearChat[] = [
  {
    name: 'Telegram, private: one ministry, everything by default',
    chat: { channel: 'telegram', chatId: '501', threadId: null, kind: 'private' },
    words: ['Bộ Thông tin và Truyền thông'],
    settings: { ...DEFAULT_REMINDER_SETTINGS, agencies: ['bo-thong-tin-va-truyen-thong'] },
  },
  {
    name: 'Telegram, group: all agencies, weekly only, class duties too',
    chat: { channel: 'telegram', chatId: '-100200', threadId: null, kind: 'group' },
    words: [
      'tất cả cơ quan thứ ba hằng tuần 16h',
      'nhắc cả nhiệm vụ chung',
      'nhắc ngắn gọn thứ ba',
    ],
    settings: {
      ...DEFAULT_REMINDER_SETTINGS,
      agencies: null,
      ...{ deadlines: false, weekday: 2, timeMinutes: 16 * 60, includeClassDuties: true },
    },
  },
  {
    name: 'Telegram, topic: two ministries, deadlines only, coordinated tasks too',
    chat: { channel: 'telegram', chatId: '-100200', threadId: '7', kind: 'group' },
    words: [
      'nhắc trước hạn 10, 5, 2 ngày lúc 7h30 Bộ Công an và Bộ Tài chính',
      'nhắc cả việc phối hợp',
    ],
    settings: {
      ...DEFAULT_REMINDER_SETTINGS,
      agencies: ['bo-cong-an', 'bo-tai-chinh'],
      ...{ digest: false, timeMinutes: 7 * 60 + 30, leadDays: [10, 5, 2, 0] },
      includeCoordinating: true,
    },
  },
  {
    name: 'Zalo, group: one ministry with class duties, silent when there is nothing',
    chat: { channel: 'zalo', chatId: 'g9f3', threadId: null, kind: 'group' },
    words: [
      'Bo Xay dung',
      'doi lich nhac sang thu nam luc 9h',
      'nhắc cả nhiệm vụ chung',
      'bỏ qua tuần không có việc',
      'đặt giờ yên lặng từ 18h đến 7h',
    ],
    settings: {
      ...DEFAULT_REMINDER_SETTINGS,
      agencies: ['bo-xay-dung'],
      ...{ weekday: 4, timeMinutes: 9 * 60, includeClassDuties: true, skipEmpty: true },
      quietHours: { fromMinutes: 18 * 60, toMinutes: 7 * 60 },
    },
  },
];

/** Subscribes the four chats in their own words. */
export async function subscribeAll(rig: YearRig): Promise<void> {
  for (const { chat, words } of YEAR_CHATS)
    for (const [index, text] of words.entries())
      await rig.say(chat, text, index === 0 ? 'dangky' : null);
}
