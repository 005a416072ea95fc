import { isJsonObject, numberField, textField } from './json-fields.js';
import type { JsonObject } from './json-fields.js';
import { parseLosslessJson } from './parse-lossless-json.js';
import { ZaloApiError } from './zalo-api-error.js';
import { clipText } from '../../../domain/clip-text.js';

/** What came back over HTTP, the body as received. */
export interface RawResponse {
  readonly status: number;
  readonly body: string;
}

/** Longest stretch of a platform's description that is kept in an error. */
const MAX_DESCRIPTION_LENGTH = 200;

function codeOf(body: JsonObject, status: number): number | null {
  // Both spellings are in the platform's own samples; 0 accompanies successes.
  const code = numberField(body, 'error_code') ?? numberField(body, 'errorCode');
  if (code !== null && code !== 0) return code;
  return status >= 400 ? status : null;
}

/**
 * The whole JSON object of a successful answer, or a ZaloApiError. `ok` decides, never the HTTP
 * status; the status counts only where no JSON of Zalo's came. `redact` cleans what the platform says.
 */
export function readResponse(
  method: string,
  response: RawResponse,
  redact: (text: string) => string,
): JsonObject {
  const body = parseLosslessJson(response.body);
  if (!isJsonObject(body) || !isZaloAnswer(method, body)) {
    // A 2xx that is no answer of Zalo's: what became of the request is not known.
    const wasTaken = response.status < 300;
    throw new ZaloApiError(
      method,
      wasTaken ? 'unanswered' : 'http',
      response.status,
      wasTaken ? 'answer is not Zalo’s JSON' : 'HTTP error without Zalo’s JSON',
    );
  }
  if (body['ok'] === true || body['ok'] === undefined) return body;
  const description = textField(body, 'description') ?? 'no description';
  throw new ZaloApiError(
    method,
    'refused',
    codeOf(body, response.status),
    clipText(redact(description), MAX_DESCRIPTION_LENGTH),
  );
}

/**
 * Whether the object is Zalo's: its envelope, or for getUpdates an update without one. A gateway may
 * answer in JSON too; its 429 must not be taken for the month's quota.
 */
function isZaloAnswer(method: string, body: JsonObject): boolean {
  if (typeof body['ok'] === 'boolean') return true;
  return method === 'getUpdates' && (isJsonObject(body['message']) || 'event_name' in body);
}
