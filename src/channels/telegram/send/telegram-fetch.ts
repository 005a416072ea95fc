/** How long a request may take, by what it does. Milliseconds of real time. */
export interface RequestTimeouts {
  readonly callMs: number;
  readonly uploadMs: number;
  /** Added to the seconds a long poll waits by itself. */
  readonly pollMarginMs: number;
}

export const DEFAULT_TIMEOUTS: RequestTimeouts = {
  callMs: 30_000,
  uploadMs: 120_000,
  pollMarginMs: 15_000,
};

/** The part of a fetch response that grammY reads. */
interface JsonResponse {
  json(): Promise<unknown>;
}

/** What grammY passes to its fetch function. */
interface ApiRequest {
  readonly method?: string;
  readonly body?: string | FormData;
  readonly signal?: {
    readonly aborted: boolean;
    addEventListener(type: 'abort', run: () => void): void;
  };
}

/** What grammY and the uploader send their requests with. */
export type TelegramFetch = (url: string, request: ApiRequest) => Promise<JsonResponse>;

/** Node's fetch, or a test's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The fetch function given to grammY. Unlike its default it has a time limit per kind of request,
 * and an answer that is no Bot API JSON — a gateway's 502 page — becomes an API error with that
 * status, so that it is not taken for an unknown outcome.
 */
export function createTelegramFetch(
  pollSeconds: number,
  timeouts: RequestTimeouts = DEFAULT_TIMEOUTS,
  fetch: Fetch = globalThis.fetch,
): TelegramFetch {
  return async (url, { method = 'POST', body, signal }) => {
    const isUpload = typeof body === 'object';
    const isPoll = url.endsWith('/getUpdates');
    const timeoutMs = isPoll
      ? pollSeconds * 1000 + timeouts.pollMarginMs
      : isUpload
        ? timeouts.uploadMs
        : timeouts.callMs;
    const controller = new AbortController();
    const timer = setTimeout(
      () => controller.abort(new DOMException('no answer in time', 'TimeoutError')),
      timeoutMs,
    );
    if (signal?.aborted === true) controller.abort();
    signal?.addEventListener('abort', () => controller.abort());
    try {
      const response = await fetch(url, {
        method,
        // For a form, fetch itself sets the type with the boundary.
        ...(isUpload ? {} : { headers: { 'content-type': 'application/json' } }),
        ...(body === undefined ? {} : { body }),
        signal: controller.signal,
      });
      const answer = readAnswer(response.status, await response.text());
      return { json: () => Promise.resolve(answer) };
    } finally {
      clearTimeout(timer);
    }
  };
}

function readAnswer(status: number, text: string): unknown {
  const answer = parseJson(text);
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer;
  return {
    ok: false,
    error_code: status >= 400 ? status : 502,
    description: 'the answer is not of the Bot API',
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
