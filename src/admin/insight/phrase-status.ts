import type { AuditEntry } from '../../domain/audit.js';
import type { OutboxStats } from '../../domain/outbox.js';
import type { VersionInfo } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import { phraseInstant } from '../../domain/phrase-instant.js';
import { phraseQuota, type QuotaFigures } from './quota-topic.js';

/** Whether a part works, in words for the operator. */
export interface PartState {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Everything the status tells. */
export interface StatusFigures {
  readonly register: Register;
  /** The active version's origin, or null where the store does not know it. */
  readonly version: VersionInfo | null;
  readonly parts: readonly PartState[];
  readonly deliveries: OutboxStats | null;
  readonly quotas: readonly QuotaFigures[];
  readonly lastReload: AuditEntry | null;
  readonly memoryBytes: number;
  readonly startedAt: Date;
  readonly now: Date;
  readonly timeZone: string;
}

const MB = 1024 * 1024;
const MINUTE_MS = 60_000;

/** `3 ngày 4 giờ`, `12 phút`. */
function phraseSpan(spanMs: number): string {
  const minutes = Math.max(0, Math.floor(spanMs / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} ngày ${hours % 24} giờ`;
  return hours > 0 ? `${hours} giờ ${minutes % 60} phút` : `${minutes} phút`;
}

/** How parts are called where people read it; a channel goes by its own name. */
const PART_NAMES: Readonly<Record<string, string>> = {
  database: 'cơ sở dữ liệu',
  index: 'chỉ mục',
  outbox: 'gửi tin',
  reminders: 'lịch nhắc việc',
  telegram: 'Telegram',
  zalo: 'Zalo',
};
const partName = ({ name }: PartState): string => PART_NAMES[name] ?? name;

/** Parts that work in one line; what is told of the schedule, and each fault, in one of its own. */
function phraseParts(parts: readonly PartState[]): string[] {
  const working = parts.filter(({ ok }) => ok).map(partName);
  const schedule = parts.find(({ name, ok }) => ok && name === 'reminders');
  return [
    ...parts.filter(({ ok }) => !ok).map((part) => `❌ ${partName(part)}: ${part.detail}`),
    ...(working.length === 0 ? [] : [`✅ Hoạt động: ${working.join(', ')}`]),
    ...(schedule ? [`🔔 Nhắc việc: ${schedule.detail}`] : []),
  ];
}

/** The state of the program on one phone screen: headline first. Pure. */
export function phraseStatus(figures: StatusFigures): [headline: string, ...lines: string[]] {
  const { register, version, parts, deliveries, quotas, lastReload, now, timeZone } = figures;
  const faults = parts.filter(({ ok }) => !ok);
  const when = version ? `, nạp ${phraseInstant(version.at, now, timeZone)}` : '';
  return [
    faults.length === 0
      ? '🟢 Trợ lý hoạt động bình thường'
      : `🔴 Có ${faults.length} bộ phận đang lỗi: ${faults.map(partName).join(', ')}`,
    `📚 Phiên bản ${register.version}${when}: ${register.documents.length} văn bản, ${register.tasks.length} nhiệm vụ, ${register.indicators.length} chỉ tiêu`,
    ...phraseParts(parts),
    ...(deliveries === null
      ? []
      : [
          `✉️ Tin nhắc: ${deliveries.counts.sent} đã gửi, ${deliveries.counts.pending + deliveries.counts.retry} chờ, ${deliveries.counts.dead} không gửi được`,
          ...(deliveries.oldestDueAt === null
            ? []
            : [`⚠️ Tin trễ từ ${phraseInstant(deliveries.oldestDueAt, now, timeZone)}`]),
        ]),
    ...quotas.map((quota) => `📊 ${phraseQuota(quota)}`),
    ...(lastReload === null
      ? []
      : [
          `🔄 Nạp lại gần nhất: ${phraseInstant(lastReload.at, now, timeZone)}, ${lastReload.after ?? lastReload.subject}`,
        ]),
    `⏱ Chạy ${phraseSpan(now.getTime() - figures.startedAt.getTime())}, bộ nhớ ${Math.round(figures.memoryBytes / MB)} MB`,
  ];
}
