import type { ChannelLog } from '../../domain/channel-log.js';
import type { DescribedError } from './api/describe-error.js';

/** Follows whether one direction of the channel works; each outage is reported once. */
export interface OutageWatch {
  failed(error: DescribedError): void;
  succeeded(): void;
  /** Failures in a row; 0 while it works. */
  failures(): number;
}

/**
 * A watch on what `subject` names ("nhận tin"). Reports the first failure and the recovery, with
 * its length; what lies between is logged at debug level only. `nowMs` is the real time.
 */
export function createOutageWatch(
  subject: string,
  log: ChannelLog,
  nowMs: () => number,
): OutageWatch {
  let failures = 0;
  let sinceMs = 0;
  return {
    failed: (fault) => {
      failures += 1;
      if (failures > 1) {
        log.debug({ fault, failures }, `Zalo: ${subject} vẫn gián đoạn`);
        return;
      }
      sinceMs = nowMs();
      log.warn({ fault }, `Zalo: ${subject} gián đoạn, đang tự thử lại`);
    },
    succeeded: () => {
      if (failures === 0) return;
      const lastedMs = nowMs() - sinceMs;
      log.info({ failures, lastedMs }, `Zalo: ${subject} đã hoạt động trở lại`);
      failures = 0;
    },
    failures: () => failures,
  };
}
