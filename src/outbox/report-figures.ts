import type { OutboxStats } from '../domain/outbox.js';
import type { Metrics } from '../observability/create-metrics.js';

/** Writes the outbox's figures into the metrics, as of `now`. */
export function reportFigures(stats: OutboxStats, metrics: OutboxMetrics, now: Date): void {
  for (const [state, count] of Object.entries(stats.counts))
    metrics.outboxDepth.set({ state }, count);
  metrics.outboxRetried.set(stats.retried);
  const lagMs = stats.oldestDueAt === null ? 0 : now.getTime() - stats.oldestDueAt.getTime();
  metrics.outboxLagSeconds.set(Math.max(0, lagMs / 1000));
  if (stats.lastSentAt !== null)
    metrics.outboxLastSentSeconds.set(stats.lastSentAt.getTime() / 1000);
  metrics.outboxHeld.reset();
  for (const { channel } of stats.holds) metrics.outboxHeld.set({ channel }, 1);
}

/** The metrics the outbox writes. */
export type OutboxMetrics = Pick<
  Metrics,
  | 'sends'
  | 'outboxDepth'
  | 'outboxRetried'
  | 'outboxLagSeconds'
  | 'outboxLastSentSeconds'
  | 'outboxHeld'
>;
