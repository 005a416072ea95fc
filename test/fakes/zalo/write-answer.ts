import type { ServerResponse } from 'node:http';
import { sendHtml } from './zalo-faults.js';
import { toJson } from './zalo-quirks.js';
import type { ZaloQuirks } from './zalo-quirks.js';

/** A result, a refusal, or null for a poll in which nothing arrived. */
export type Answer = { result?: unknown } | { code: number; description: string } | null;

export const bad = (reason: string): Answer => ({
  code: 400,
  description: `Bad request: ${reason}`,
});

const isUpdate = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'message' in value;

/** Writes an answer in the shape the quirks ask for. */
export function writeAnswer(response: ServerResponse, answer: Answer, quirks: ZaloQuirks): void {
  if (answer === null) return writeEmptyPoll(response, quirks);
  if ('code' in answer) {
    const code = quirks.errorCodeAsText ? String(answer.code) : answer.code;
    const status = quirks.errorStatus === 'ok' ? 200 : answer.code;
    response.writeHead(status, { 'Content-Type': 'application/json' });
    const body = { ok: false, [quirks.errorField]: code, description: answer.description };
    response.end(toJson(body));
    return;
  }
  const isBare = quirks.updates === 'bare' && isUpdate(answer.result);
  const envelope = { ok: true, ...(quirks.hasErrorCodeOnSuccess ? { error_code: 0 } : {}) };
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(toJson(isBare ? answer.result : { ...envelope, ...answer }));
}

function writeEmptyPoll(response: ServerResponse, quirks: ZaloQuirks): void {
  const timeout = { code: 408, description: 'Request timeout' };
  switch (quirks.emptyPoll) {
    case 'html':
      return sendHtml(response, 408);
    case 'status':
      response.writeHead(408, { 'Content-Type': 'application/json' });
      response.end(toJson({ ok: false, description: timeout.description }));
      return;
    case 'emptyObject':
      return writeAnswer(response, { result: {} }, quirks);
    case 'emptyArray':
      return writeAnswer(response, { result: [] }, quirks);
    case 'noResult':
      return writeAnswer(response, {}, quirks);
    case 'body':
      return writeAnswer(response, timeout, quirks);
  }
}
