/** What goes wrong with a request. */
export type Fault =
  | {
      readonly type: 'error';
      readonly code: number;
      readonly description: string;
      readonly parameters?: object;
    }
  /** A gateway's page instead of the Bot API's answer; nothing was done. */
  | { readonly type: 'html'; readonly status: number }
  /** The connection ends before the request is carried out. */
  | { readonly type: 'dropBefore' }
  /** Carried out, but the connection ends before the answer. */
  | { readonly type: 'dropAfter' }
  /** Carried out and answered when `until` resolves. */
  | { readonly type: 'slow'; readonly until: Promise<void> };

export interface FaultRule {
  /** Absent: every method but getUpdates. */
  readonly method?: string;
  readonly chatId?: number;
  /** Requests it strikes; absent: all. */
  readonly times?: number;
  readonly fault: Fault;
}

export const tooManyRequests = (seconds: number): Fault => ({
  type: 'error',
  code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

export const blocked: Fault = {
  type: 'error',
  code: 403,
  description: 'Forbidden: bot was blocked by the user',
};

export const conflict: Fault = {
  type: 'error',
  code: 409,
  description:
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
};

export const unauthorized: Fault = { type: 'error', code: 401, description: 'Unauthorized' };

/** Decides which request fails how. */
export class FaultPlan {
  private rules: { rule: FaultRule; left: number }[] = [];
  /** Asked last, for storms: a function of method and running number of the request. */
  storm: ((method: string, count: number) => Fault | null) | null = null;
  private count = 0;

  add(rule: FaultRule): void {
    this.rules.push({ rule, left: rule.times ?? Infinity });
  }

  clear(): void {
    this.rules = [];
    this.storm = null;
  }

  next(method: string, chatId: number | null): Fault | null {
    this.count += 1;
    const found = this.rules.find(
      ({ rule, left }) =>
        left > 0 &&
        (rule.method === undefined ? method !== 'getUpdates' : rule.method === method) &&
        (rule.chatId === undefined || rule.chatId === chatId),
    );
    if (found) {
      found.left -= 1;
      return found.rule.fault;
    }
    return this.storm?.(method, this.count) ?? null;
  }
}
