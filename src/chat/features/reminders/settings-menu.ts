import type { OfferedAction } from '../../../domain/chat.js';
import type { ReminderSettings } from '../../../domain/subscription.js';
import { formatTime } from '../../../reminders/local-time.js';
import { WEEKDAY_NAMES } from '../../../reminders/phrase-subscription.js';
import { REMINDER_FEATURE } from '../../../reminders/reminder-actions.js';
import type { SettingsPatch } from '../../../reminders/orders/read-settings.js';

type Rows = readonly (readonly OfferedAction[])[];

/** A button of this feature; `payload` at most 40 bytes. */
export const reminderButton = (label: string, payload: string): OfferedAction => ({
  label,
  action: { type: 'feature', feature: REMINDER_FEATURE, payload },
});

const on = (isOn: boolean): string => (isOn ? '✅' : '▫️');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Hours offered as buttons; any other is typed. */
const HOURS = [420, 450, 480, 510, 540, 840, 960];
/** Lead times offered as buttons. */
const LEADS: readonly (readonly number[])[] = [
  [7, 3, 1, 0],
  [3, 1, 0],
  [1, 0],
  [15, 7, 3, 1, 0],
];
const WORKING_DAYS = [1, 2, 3, 4, 5];
const QUIET: Readonly<Record<string, ReminderSettings['quietHours']>> = {
  '21-6': { fromMinutes: 21 * 60, toMinutes: 6 * 60 },
  '18-7': { fromMinutes: 18 * 60, toMinutes: 7 * 60 },
  off: null,
};
const PAUSE_DAYS = [3, 7, 14, 30];

const BACK = reminderButton('‹ Cài đặt', 'm:-');

/** The rows under the settings; `name` opens one setting, nothing the overview. */
export function settingsMenu(name: string, settings: ReminderSettings): Rows {
  const pick = (label: string, payload: string, isChosen: boolean): OfferedAction =>
    reminderButton(isChosen ? `${label} ✅` : label, `s:${payload}`);
  switch (name) {
    case 'k':
      return [
        [pick('Cả hai', 'k:both', settings.digest && settings.deadlines)],
        [pick('Chỉ bản tin tuần', 'k:digest', settings.digest && !settings.deadlines)],
        [pick('Chỉ nhắc hạn', 'k:deadlines', !settings.digest && settings.deadlines)],
        [BACK],
      ];
    case 'w':
      return [
        WORKING_DAYS.map((day) =>
          pick(capital(WEEKDAY_NAMES[day] ?? ''), `w:${day}`, settings.weekday === day),
        ),
        [BACK],
      ];
    case 'h':
      return [
        HOURS.map((minutes) =>
          pick(formatTime(minutes), `h:${minutes}`, settings.timeMinutes === minutes),
        ),
        [BACK],
      ];
    case 'l':
      return [
        ...LEADS.map((days) => [
          pick(
            `Trước ${days.filter((day) => day > 0).join(', ')} ngày`,
            `l:${days.join('.')}`,
            days.join() === settings.leadDays.join(),
          ),
        ]),
        [reminderButton(`${on(settings.weeklyOverdue)} Quá hạn nhắc mỗi tuần`, 's:wo')],
        [BACK],
      ];
    case 'q':
      return [
        Object.entries(QUIET).map(([key, hours]) =>
          pick(
            hours === null
              ? 'Không đặt'
              : `${formatTime(hours.fromMinutes)}–${formatTime(hours.toMinutes)}`,
            `q:${key}`,
            JSON.stringify(hours) === JSON.stringify(settings.quietHours),
          ),
        ),
        [BACK],
      ];
    case 'p':
      return [PAUSE_DAYS.map((days) => reminderButton(`${days} ngày`, `s:p:${days}`)), [BACK]];
    case 'o':
      return [
        [reminderButton(`${on(settings.includeCoordinating)} Việc phối hợp`, 's:co')],
        [reminderButton(`${on(settings.includeClassDuties)} Nhiệm vụ chung`, 's:cl')],
        [reminderButton(`${on(settings.skipEmpty)} Bỏ qua tuần không có việc`, 's:se')],
        [reminderButton(`${on(settings.tone === 'formal')} Lời lẽ trang trọng`, 's:t')],
        [BACK],
      ];
    default:
      return [
        [
          reminderButton('Nội dung', 'm:k'),
          reminderButton('Ngày', 'm:w'),
          reminderButton('Giờ', 'm:h'),
        ],
        [
          reminderButton('Mốc nhắc', 'm:l'),
          reminderButton('Giờ yên lặng', 'm:q'),
          reminderButton('Khác', 'm:o'),
        ],
        settings.pausedUntil === null
          ? [reminderButton('⏸ Tạm dừng', 'm:p'), reminderButton('🔕 Ngừng nhắc', 'e')]
          : [reminderButton('▶️ Nhắc tiếp', 's:r'), reminderButton('🔕 Ngừng nhắc', 'e')],
      ];
  }
}

/** What a button of the menu sets; null for one of an older program. `payload` is after `s:`. */
export function readMenuChoice(payload: string, settings: ReminderSettings): MenuChoice | null {
  const [field = '', value = ''] = payload.split(':');
  const number = /^\d{1,4}$/.test(value) ? Number(value) : null;
  switch (field) {
    case 'k':
      return { patch: { digest: value !== 'deadlines', deadlines: value !== 'digest' }, menu: '' };
    case 'w':
      return number === null || number < 1 || number > 7
        ? null
        : { patch: { weekday: number, digest: true }, menu: '' };
    case 'h':
      return number === null || number >= 24 * 60
        ? null
        : { patch: { timeMinutes: number }, menu: '' };
    case 'l': {
      const leadDays = value.split('.').map(Number);
      const isUsable = leadDays.every((days) => Number.isInteger(days) && days >= 0 && days <= 30);
      return isUsable ? { patch: { leadDays, deadlines: true }, menu: 'l' } : null;
    }
    case 'q':
      return value in QUIET ? { patch: { quietHours: QUIET[value] ?? null }, menu: '' } : null;
    case 'p':
      return number === null || number < 1 ? null : { pauseDays: number, patch: {}, menu: '' };
    case 'r':
      return { patch: { pausedUntil: null }, menu: '' };
    case 'wo':
      return { patch: { weeklyOverdue: !settings.weeklyOverdue }, menu: 'l' };
    case 'co':
      return { patch: { includeCoordinating: !settings.includeCoordinating }, menu: 'o' };
    case 'cl':
      return { patch: { includeClassDuties: !settings.includeClassDuties }, menu: 'o' };
    case 'se':
      return { patch: { skipEmpty: !settings.skipEmpty }, menu: 'o' };
    case 't':
      return { patch: { tone: settings.tone === 'formal' ? 'brief' : 'formal' }, menu: 'o' };
    default:
      return null;
  }
}

export interface MenuChoice {
  readonly patch: SettingsPatch;
  /** Pauses for so many days from today on. */
  readonly pauseDays?: number;
  /** The menu shown next. */
  readonly menu: string;
}
