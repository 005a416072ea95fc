import { addDays, dayOf, formatDate, monthOf, startOfWeek, yearOf } from '../domain/local-date.js';
import type { LocalDate } from '../domain/local-date.js';
import type { ReminderSettings } from '../domain/subscription.js';
import type { AgencyDirectory } from '../tasks/agency-directory.js';
import { formatTime } from './local-time.js';

/** `thứ Hai`, `Chủ nhật`; 1 is Monday. */
export const WEEKDAY_NAMES = [
  '',
  ...['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
] as const;

/** More names than these make a headline unreadable on a phone. */
const MOST_NAMES = 3;

/** `Bộ Y tế`, `Bộ A, Bộ B và 3 cơ quan khác`, `tất cả cơ quan`. */
export function phraseAgencies(
  agencies: readonly string[] | null,
  directory: AgencyDirectory,
): string {
  if (agencies === null) return 'tất cả cơ quan';
  const names = agencies.map((id) => directory.nameOf(id));
  const rest = names.length - MOST_NAMES;
  return rest > 0
    ? `${names.slice(0, MOST_NAMES).join(', ')} và ${rest} cơ quan khác`
    : names.join(', ');
}

/** The week of a day as offices write it: `15–21/7/2024`, `29/7–4/8/2024`. */
export function phraseWeek(on: LocalDate): string {
  const first = startOfWeek(on);
  const last = addDays(first, 6);
  if (yearOf(first) !== yearOf(last)) return `${formatDate(first)}–${formatDate(last)}`;
  const month = monthOf(first) === monthOf(last) ? '' : `/${monthOf(first)}`;
  return `${dayOf(first)}${month}–${formatDate(last)}`;
}

/** `trước 7, 3, 1 ngày, đúng ngày đến hạn, quá hạn nhắc lại mỗi tuần`. */
export function phraseLeadDays(
  settings: Pick<ReminderSettings, 'leadDays' | 'weeklyOverdue'>,
): string {
  const before = settings.leadDays.filter((days) => days > 0);
  return [
    ...(before.length > 0 ? [`trước ${before.join(', ')} ngày`] : []),
    ...(settings.leadDays.includes(0) ? ['đúng ngày đến hạn'] : []),
    ...(settings.weeklyOverdue ? ['quá hạn nhắc lại mỗi tuần'] : []),
  ].join(', ');
}

/** The settings line by line, as a chat is shown them. */
export function phraseSettings(settings: ReminderSettings, directory: AgencyDirectory): string[] {
  const at = formatTime(settings.timeMinutes);
  const also = [
    settings.includeCoordinating ? 'chủ trì và phối hợp' : 'chủ trì',
    ...(settings.includeClassDuties ? ['cả nhiệm vụ chung'] : []),
  ];
  const { quietHours, pausedUntil } = settings;
  return [
    `🏛 ${settings.agencies === null ? 'Tất cả cơ quan' : phraseAgencies(settings.agencies, directory)} (${also.join(', ')})`,
    settings.digest
      ? `🗓 Bản tin tuần: ${WEEKDAY_NAMES[settings.weekday] ?? ''}, ${at}${settings.skipEmpty ? ', bỏ qua tuần không có việc' : ''}`
      : '🗓 Bản tin tuần: không nhận',
    settings.deadlines
      ? `⏰ Nhắc hạn: ${at} ngày làm việc, ${phraseLeadDays(settings)}`
      : '⏰ Nhắc hạn: không nhận',
    quietHours === null
      ? '🌙 Giờ yên lặng: không đặt'
      : `🌙 Giờ yên lặng: ${formatTime(quietHours.fromMinutes)}–${formatTime(quietHours.toMinutes)}`,
    ...(settings.tone === 'formal' ? ['🙏 Lời lẽ: trang trọng'] : []),
    ...(pausedUntil === null ? [] : [`⏸ Tạm dừng đến hết ngày ${formatDate(pausedUntil)}`]),
  ];
}
