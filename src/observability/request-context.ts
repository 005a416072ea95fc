import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line says that is written while an update is handled, or a message delivered. */
export interface RequestContext {
  /**
   * `telegram:81723`: the channel and its number of the update, the same at a second try; or
   * `reminders:2024-07-15T01:00:00.000Z`, a run of the reminders.
   */
  readonly request: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work`; log lines written in it, however deep, bear the context. */
export const runInRequest = <T>(context: RequestContext, work: () => Promise<T>): Promise<T> =>
  storage.run(context, work);

/** The fields for a log line: those of the update being handled, or none. */
export const requestFields = (): RequestContext | Record<string, never> => storage.getStore() ?? {};

/** The request being handled, to be kept with what it causes later; undefined outside of one. */
export const currentRequest = (): string | undefined => storage.getStore()?.request;
