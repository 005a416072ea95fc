import type { OutboxState, OutboxStats } from '../../domain/outbox.js';
import { stampOf } from '../../domain/phrase-instant.js';
import type { InsightTopic } from './insight-topic.js';

const STATES: Readonly<Record<OutboxState, string>> = {
  pending: 'Chờ đến giờ',
  claimed: 'Đang chuẩn bị gửi',
  sending: 'Đang gửi',
  retry: 'Chờ gửi lại',
  unknown: 'Chưa rõ đã tới chưa',
  sent: 'Đã gửi',
  dead: 'Không gửi được',
  expired: 'Quá giờ, không gửi nữa',
  cancelled: 'Đã hủy',
};
const isState = (name: string): name is OutboxState => name in STATES;

/** Counts by state in reading order, those that are zero left out. */
const listCounts = ({ counts }: OutboxStats): [label: string, count: number][] =>
  Object.keys(STATES)
    .filter(isState)
    .filter((state) => counts[state] > 0)
    .map((state) => [STATES[state], counts[state]]);

/** What of the reminders was delivered, what waits and what is held up. */
export function createDeliveryTopic(
  readStats: () => Promise<OutboxStats>,
  timeZone: string,
): InsightTopic {
  return {
    command: 'guitin',
    description: 'tình trạng gửi tin nhắc việc',
    summarise: async () => {
      const stats = await readStats();
      const counted = listCounts(stats);
      const { lastSentAt, oldestDueAt, holds } = stats;
      return [
        counted.length === 0
          ? 'Chưa có tin nhắc việc nào.'
          : `Tin nhắc việc: ${stats.counts.sent} đã gửi, ${stats.counts.dead} không gửi được`,
        ...counted.map(([label, count]) => `• ${label}: ${count}`),
        ...(stats.retried === 0 ? [] : [`Gửi được sau khi thử lại: ${stats.retried}`]),
        ...(lastSentAt === null ? [] : [`Gửi gần nhất: ${stampOf(lastSentAt, timeZone)}`]),
        ...(oldestDueAt === null ? [] : [`⚠️ Trễ từ: ${stampOf(oldestDueAt, timeZone)}`]),
        ...holds.map(
          ({ channel, reason, until }) =>
            `⚠️ ${channel} tạm ngừng gửi đến ${stampOf(until, timeZone)}: ${reason}`,
        ),
      ];
    },
    tabulate: async () => {
      const stats = await readStats();
      return {
        name: 'Gửi tin',
        title: 'Tình trạng gửi tin nhắc việc',
        columns: [
          { header: 'Trạng thái', width: 40 },
          { header: 'Số tin', width: 14, isCentred: true },
          { header: 'Ghi chú', width: 60 },
        ],
        rows: [
          ...listCounts(stats).map(([label, count]) => [label, count, null]),
          ...stats.holds.map(({ channel, reason, until }) => [
            `${channel}: tạm ngừng gửi`,
            null,
            `đến ${stampOf(until, timeZone)}: ${reason}`,
          ]),
        ],
      };
    },
  };
}
