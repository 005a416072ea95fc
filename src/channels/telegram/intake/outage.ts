import type { ChannelLog } from '../../../domain/channel-log.js';
import type { Scheduler } from '../../../domain/scheduler.js';

/** Says once that something does not work, and once that it works again. */
export interface Outage {
  /** `source`: what noticed it; it is over when every source that noticed it has seen it end. */
  begin(reason: string, source?: string): void;
  end(source?: string): void;
  /** What does not work now and why, or null. */
  current(): string | null;
}

/** `messages` are what the operator reads; `ended` is logged with the seconds it lasted. */
function createOutage(
  messages: { readonly began: string; readonly ended: string },
  log: ChannelLog,
  scheduler: Scheduler,
): Outage {
  const sources = new Set<string>();
  let open: { reason: string; sinceMs: number } | null = null;
  return {
    begin: (reason, source = '') => {
      sources.add(source);
      if (open) return;
      open = { reason, sinceMs: scheduler.nowMs() };
      log.warn({ reason }, messages.began);
    },
    end: (source = '') => {
      sources.delete(source);
      if (!open || sources.size > 0) return;
      const seconds = Math.round((scheduler.nowMs() - open.sinceMs) / 1000);
      open = null;
      log.info({ seconds }, messages.ended);
    },
    current: () => (open ? `${messages.began}: ${open.reason}` : null),
  };
}

/** What may not work for a while, each said once. */
export interface Outages {
  /** The network, or Telegram's servers. */
  readonly outage: Outage;
  /** Another process polls with the same token. */
  readonly conflict: Outage;
  /** Updates cannot be written down. */
  readonly journalOutage: Outage;
}

export function createOutages(log: ChannelLog, scheduler: Scheduler): Outages {
  return {
    outage: createOutage(
      { began: 'Mất kết nối tới Telegram, đang thử lại', ended: 'Telegram đã trả lời trở lại' },
      log,
      scheduler,
    ),
    conflict: createOutage(
      {
        began:
          'Một tiến trình khác đang nhận tin của bot Telegram này (cùng TELEGRAM_BOT_TOKEN): dừng tiến trình đó; đang thử lại',
        ended: 'Không còn tiến trình khác nhận tin của bot Telegram này',
      },
      log,
      scheduler,
    ),
    journalOutage: createOutage(
      {
        began: 'Chưa ghi được tin Telegram vào cơ sở dữ liệu, đang thử lại',
        ended: 'Đã ghi lại được tin Telegram vào cơ sở dữ liệu',
      },
      log,
      scheduler,
    ),
  };
}
