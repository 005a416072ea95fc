/** What a channel tells the operator beside the log. */
export interface OperatorNotice {
  /** What happened, in a short stable name; told once a month or day, as `per` says. */
  readonly cause: string;
  readonly per: 'month' | 'day';
  /** Ready to be read. */
  readonly text: string;
  /** True: nothing can be sent through this channel now, the operator hears of it elsewhere. */
  readonly isChannelDown: boolean;
}

/** Passes a notice on; must not throw. */
export type NotifyOperator = (notice: OperatorNotice) => void;
