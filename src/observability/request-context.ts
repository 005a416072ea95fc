import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line says that is written while an update is handled. */
export interface RequestContext {
  /** `telegram:81723`: the channel and its number of the update, the same at a second try. */
  readonly request: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work`; log lines written in it, however deep, bear the context. */
export const runInRequest = <T>(context: RequestContext, work: () => Promise<T>): Promise<T> =>
  storage.run(context, work);

/** The fields for a log line: those of the update being handled, or none. */
export const requestFields = (): RequestContext | Record<string, never> => storage.getStore() ?? {};
