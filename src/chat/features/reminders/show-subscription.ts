import type { ChatReply } from '../../../domain/chat.js';
import { formatDate, localDateAt, weekdayOf, type LocalDate } from '../../../domain/local-date.js';
import type { ReminderProgress, Subscription } from '../../../domain/subscription.js';
import { formatTime, localTimeAt } from '../../../reminders/local-time.js';
import { phraseSettings, WEEKDAY_NAMES } from '../../../reminders/phrase-subscription.js';
import type { ReminderWorld } from '../../../reminders/reminder-world.js';
import { nextSlotOn, sendMinutes } from '../../../reminders/schedule.js';
import { plainReply } from '../../../domain/plain-reply.js';
import { typedCommand } from '../../typed-command.js';
import { settingsMenu } from './settings-menu.js';

/** How the settings are shown. */
export interface ShowOptions {
  readonly headline: string;
  readonly now: Date;
  readonly world: ReminderWorld;
  /** The open menu; empty: the overview. */
  readonly menu: string;
  readonly replaces: boolean;
  readonly notes?: readonly string[];
}

const phraseDay = (on: LocalDate): string =>
  `${WEEKDAY_NAMES[weekdayOf(on)] ?? ''} ${formatDate(on)}`;

/** A chat's reminders: what is set, when the next come, who set it, and how to change it. */
export function showSubscription(
  subscription: Subscription,
  progress: ReminderProgress,
  options: ShowOptions,
): ChatReply {
  const { settings, chat, createdBy, changedBy } = subscription;
  const { world } = options;
  const created = formatDate(localDateAt(subscription.createdAt, world.timeZone));
  const changed = formatDate(localDateAt(subscription.changedAt, world.timeZone));
  const isChanged = changedBy.id !== createdBy.id || created !== changed;
  const reply = plainReply(
    options.headline,
    [
      ...phraseSettings(settings, world.directory),
      phraseNext(subscription, progress, options),
      `👤 ${createdBy.name} đăng ký ${created}${isChanged ? `, ${changedBy.name} đổi ${changed}` : ''}`,
      ...(options.notes ?? []),
      ...(settings.deadlines
        ? []
        : ['➕ Nhắc thêm từng việc sắp đến hạn: gõ “nhắc trước hạn 7, 3, 1 ngày”.']),
      ...(chat.channel === 'zalo' && options.menu === ''
        ? [
            `Đổi: gõ “đổi giờ nhắc 7h30”, “nhắc vào thứ Sáu”, “nhắc trước 5, 2 ngày”, “tạm dừng nhắc 2 tuần”. Ngừng: ${typedCommand('zalo', 'huydangky')}.`,
          ]
        : []),
    ],
    settingsMenu(options.menu, settings),
  );
  return { ...reply, replaces: options.replaces };
}

function phraseNext(
  { settings }: Subscription,
  { runOn }: ReminderProgress,
  { world, now }: ShowOptions,
): string {
  const local = localTimeAt(now, world.timeZone);
  const at = formatTime(sendMinutes(settings));
  const find = (onlyDigest: boolean): LocalDate | null =>
    nextSlotOn(settings, runOn, local, world.calendar, onlyDigest);
  const digestOn = settings.digest ? find(true) : null;
  const deadlinesOn = settings.deadlines ? find(false) : null;
  const parts = [
    ...(digestOn === null ? [] : [`bản tin ${at} ${phraseDay(digestOn)}`]),
    ...(deadlinesOn === null || deadlinesOn === digestOn
      ? []
      : [`nhắc hạn (nếu có) ${at} ${phraseDay(deadlinesOn)}`]),
  ];
  return `➡️ Kỳ tới: ${parts.length === 0 ? 'chưa có' : parts.join('; ')}`;
}
