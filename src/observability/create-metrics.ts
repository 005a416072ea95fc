import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What the program counts. Labels are short names, never a person or a text. */
export interface Metrics {
  readonly updates: Counter<'channel'>;
  readonly answers: Counter<'intent'>;
  readonly refusals: Counter;
  readonly answerSeconds: Histogram;
  readonly replies: Counter<'channel' | 'outcome'>;
  readonly sends: Counter<'channel' | 'outcome'>;
  readonly outboxDepth: Gauge<'state'>;
  readonly outboxRetried: Gauge;
  readonly outboxLagSeconds: Gauge;
  readonly outboxLastSentSeconds: Gauge;
  readonly outboxHeld: Gauge<'channel'>;
  readonly schedulerLeader: Gauge;
  readonly schedulerLagSeconds: Gauge;
  readonly schedulerLastRunSeconds: Gauge;
  readonly schedulerNextRunSeconds: Gauge;
  readonly subscriptions: Gauge;
  readonly registerVersion: Gauge;
  readonly registerSize: Gauge<'kind'>;
  readonly reloads: Counter<'result'>;
  /** Prometheus text. */
  render(): Promise<string>;
  readonly contentType: string;
}

/** Metrics of one app: each has a registry of its own, so that several run in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    updates: new Counter({
      name: 'assistant_updates_total',
      help: 'Updates taken from a channel',
      labelNames: ['channel'],
      registers,
    }),
    answers: new Counter({
      name: 'assistant_answers_total',
      help: 'Answers by what was understood',
      labelNames: ['intent'],
      registers,
    }),
    refusals: new Counter({
      name: 'assistant_refusals_total',
      help: 'Questions nothing loaded answers',
      registers,
    }),
    answerSeconds: new Histogram({
      name: 'assistant_answer_seconds',
      help: 'Time to understand and answer a question',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1],
      registers,
    }),
    replies: new Counter({
      name: 'assistant_replies_total',
      help: 'Answers sent to those who asked, by outcome',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    sends: new Counter({
      name: 'assistant_sends_total',
      help: 'Messages sent on the own initiative, by outcome',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    outboxDepth: new Gauge({
      name: 'assistant_outbox_depth',
      help: 'Deliveries in the outbox by state',
      labelNames: ['state'],
      registers,
    }),
    outboxRetried: new Gauge({
      name: 'assistant_outbox_retried',
      help: 'Deliveries kept that were sent at the second attempt or later',
      registers,
    }),
    outboxLagSeconds: new Gauge({
      name: 'assistant_outbox_lag_seconds',
      help: 'How long the delivery waiting longest has been due',
      registers,
    }),
    outboxLastSentSeconds: new Gauge({
      name: 'assistant_outbox_last_sent_timestamp_seconds',
      help: 'Instant of the last delivery sent, by the clock of the assistant',
      registers,
    }),
    outboxHeld: new Gauge({
      name: 'assistant_outbox_held',
      help: '1 where a channel is held because its quota is used up',
      labelNames: ['channel'],
      registers,
    }),
    schedulerLeader: new Gauge({
      name: 'assistant_scheduler_leader',
      help: '1 where this process makes the reminders',
      registers,
    }),
    schedulerLagSeconds: new Gauge({
      name: 'assistant_scheduler_lag_seconds',
      help: 'How long a run of the reminders has been due, else how late the last one came',
      registers,
    }),
    schedulerLastRunSeconds: new Gauge({
      name: 'assistant_scheduler_last_run_timestamp_seconds',
      help: 'When subscriptions were last gone through, by the assistant’s clock',
      registers,
    }),
    schedulerNextRunSeconds: new Gauge({
      name: 'assistant_scheduler_next_run_timestamp_seconds',
      help: 'When a reminder may next become due, by the assistant’s clock',
      registers,
    }),
    subscriptions: new Gauge({
      name: 'assistant_subscriptions',
      help: 'Chats with a subscription that can be written to',
      registers,
    }),
    registerVersion: new Gauge({
      name: 'assistant_register_version',
      help: 'Version of the register answers come from',
      registers,
    }),
    registerSize: new Gauge({
      name: 'assistant_register_size',
      help: 'Rows of the active register',
      labelNames: ['kind'],
      registers,
    }),
    reloads: new Counter({
      name: 'assistant_reloads_total',
      help: 'Reloads of the knowledge by result',
      labelNames: ['result'],
      registers,
    }),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
