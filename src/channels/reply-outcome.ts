/**
 * What became of the answer to an update: it arrived, it may have (the platform did not say), or it
 * did not and is given up.
 */
export type ReplyOutcome = 'sent' | 'unknown' | 'failed';

/** Told once of each answer; must not throw. */
export type OnReply = (outcome: ReplyOutcome) => void;
