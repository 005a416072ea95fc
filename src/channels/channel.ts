import type { MessageSender } from '../domain/delivery.js';

/** Whether a channel works, and in words for the operator why not. */
export interface ChannelHealth {
  readonly ok: boolean;
  readonly detail: string;
  /** The platform refuses the token: only another one and a new start help. Absent otherwise. */
  readonly isRefused?: true;
}

/** A messenger the assistant is reached through. `start` and `stop` are idempotent and bounded. */
export interface Channel {
  readonly name: string;
  /** The names its updates, and what became of them, stand under in the update journal. */
  readonly journalNames: readonly string[];
  /** Begins to take messages; resolves without waiting for the platform to answer. */
  start(): Promise<void>;
  /** Takes up what the update journal has taken over from a process that is gone. Never rejects. */
  resume(): Promise<void>;
  /** Takes nothing new, finishes what was taken within a bounded time. */
  stop(): Promise<void>;
  health(): ChannelHealth;
  /** For what the assistant says on its own initiative. */
  readonly sender: MessageSender;
}
