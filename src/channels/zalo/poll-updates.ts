import type { ChannelLog } from '../../domain/channel-log.js';
import { sleep } from '../rate/scheduler.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { describeError } from './api/describe-error.js';
import { ZaloApiError } from './api/zalo-api-error.js';
import type { ZaloClient } from './api/zalo-client.js';
import { backoffMs } from './delivery/backoff.js';
import { NOTICES } from './operator-notice.js';
import type { NotifyOperator } from '../operator-notice.js';
import type { OutageWatch } from './outage-watch.js';

/** What polling needs. */
export interface PollDeps {
  readonly client: ZaloClient;
  /** Takes an update; resolves when it is journalled, never rejects. */
  readonly accept: (raw: unknown) => Promise<void>;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: ChannelLog;
  readonly redact: (text: string) => string;
  readonly watch: OutageWatch;
  readonly notify: NotifyOperator;
  readonly onTokenRevoked: () => void;
  /** Aborted when the channel stops. */
  readonly stopping: AbortSignal;
}

/** The platform's own default wait. */
const POLL_WAIT_SECONDS = 30;
/** After a failure a short wait tells soon whether it is over. */
const RECOVERY_WAIT_SECONDS = 3;
/** A server that answers "nothing" sooner than this did not wait at all. */
const QUICK_EMPTY_MS = 1_000;
/** Longest pause against such a server: messages sent in it may be lost. */
const MAX_EMPTY_PAUSE_MS = 5_000;
const FIRST_EMPTY_PAUSE_MS = 100;
/** Quota or a lasting refusal: asked again this rarely. */
const REFUSED_PAUSE_MS = 60_000;
/** 403 is labelled a server error: reported after this many in a row. */
const FORBIDDEN_BEFORE_NOTICE = 3;
/** Updates not yet journalled; more wait at the server's side. */
const MAX_UNJOURNALLED = 500;

/** Refusals in a row, so that each kind is reported once. */
interface Refusals {
  forbidden: number;
  quota: number;
}

/** How long to wait after a failed poll, having reported what is to be; null: polling must end. */
function pauseAfter(error: unknown, deps: PollDeps, refusals: Refusals): number | null {
  const backoff = backoffMs(Math.max(1, deps.watch.failures()), deps.random);
  if (!(error instanceof ZaloApiError)) return backoff;
  refusals.forbidden = error.isForbidden ? refusals.forbidden + 1 : 0;
  refusals.quota = error.isQuotaExceeded ? refusals.quota + 1 : 0;
  if (error.isTokenRevoked) return null;
  if (refusals.quota === 1) deps.notify(NOTICES.quotaExceeded);
  if (refusals.forbidden === FORBIDDEN_BEFORE_NOTICE) deps.notify(NOTICES.forbidden);
  const mayPass = error.retryable && refusals.forbidden < FORBIDDEN_BEFORE_NOTICE;
  return mayPass ? backoff : REFUSED_PAUSE_MS;
}

/**
 * Polls until stopped or the token is refused. What is sent while nobody polls may be lost, so the
 * next poll begins before the last update is even journalled. Rejects with a StoppedError when
 * stopped during a wait.
 */
export async function pollUpdates(deps: PollDeps): Promise<void> {
  const { client, scheduler, stopping, watch } = deps;
  let quickEmpties = 0;
  const refusals: Refusals = { forbidden: 0, quota: 0 };
  let unjournalled = 0;
  let journalled = Promise.resolve();
  while (!stopping.aborted) {
    const startedAtMs = scheduler.nowMs();
    try {
      const waitSeconds = watch.failures() > 0 ? RECOVERY_WAIT_SECONDS : POLL_WAIT_SECONDS;
      const updates = await client.getUpdates(waitSeconds, stopping);
      watch.succeeded();
      Object.assign(refusals, { forbidden: 0, quota: 0 });
      for (const raw of updates) {
        unjournalled += 1;
        journalled = deps.accept(raw).finally(() => {
          unjournalled -= 1;
        });
      }
      if (unjournalled > MAX_UNJOURNALLED) await journalled;
      const wasQuick = scheduler.nowMs() - startedAtMs < QUICK_EMPTY_MS;
      quickEmpties = updates.length === 0 && wasQuick ? quickEmpties + 1 : 0;
    } catch (error) {
      if (stopping.aborted) return;
      watch.failed(describeError(error, deps.redact));
      const pauseMs = pauseAfter(error, deps, refusals);
      if (pauseMs === null) return deps.onTokenRevoked();
      await sleep(scheduler, pauseMs, stopping);
    }
    if (quickEmpties > 1)
      await sleep(
        scheduler,
        Math.min(MAX_EMPTY_PAUSE_MS, FIRST_EMPTY_PAUSE_MS * 2 ** Math.min(quickEmpties, 10)),
        stopping,
      );
  }
}
