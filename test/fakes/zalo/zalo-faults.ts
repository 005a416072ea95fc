import type { ServerResponse } from 'node:http';

/** Something that goes wrong with one call. */
export type ZaloFault =
  /** A gateway's page instead of an answer. */
  | { readonly type: 'html'; readonly status: number }
  /** A gateway's JSON, which is not Zalo's envelope. */
  | { readonly type: 'gateway'; readonly status: number }
  /** Zalo's own refusal. */
  | { readonly type: 'refuse'; readonly code: number; readonly description?: string }
  /** The connection is cut before or after the call took effect. */
  | { readonly type: 'drop'; readonly when: 'before' | 'after' }
  /** The call takes effect; the answer waits for `until`, or never comes. */
  | { readonly type: 'slow'; readonly until: Promise<void> }
  /** The call takes effect; a 200 without JSON comes back. */
  | { readonly type: 'garbage' };

export const HTML_429: ZaloFault = { type: 'html', status: 429 };
export const HTML_502: ZaloFault = { type: 'html', status: 502 };
export const DROP_BEFORE: ZaloFault = { type: 'drop', when: 'before' };
export const DROP_AFTER: ZaloFault = { type: 'drop', when: 'after' };
export const QUOTA: ZaloFault = { type: 'refuse', code: 429, description: 'Quota exceeded' };

/** Answers with a page as nginx does. */
export function sendHtml(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/html' });
  response.end(`<html><head><title>${status}</title></head><body>nginx</body></html>`);
}
