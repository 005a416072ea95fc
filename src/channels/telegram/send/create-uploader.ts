import { GrammyError, HttpError } from 'grammy';
import type { ReplyFile } from '../../../domain/chat.js';
import type { TelegramFetch } from './telegram-fetch.js';

/** Sends a file with the other fields of its message; returns the message's id. */
export type Uploader = (
  fields: Readonly<Record<string, string | number | object>>,
  file: ReplyFile,
) => Promise<number>;

/**
 * Uploads as standard multipart/form-data. grammY's own leaves file names unquoted, which cuts
 * Vietnamese names with blanks short. Fails with grammY's errors, as every other call does.
 */
export function createUploader(apiRoot: string, token: string, fetch: TelegramFetch): Uploader {
  return async (fields, file) => {
    const method = file.kind === 'photo' ? 'sendPhoto' : 'sendDocument';
    const form = new FormData();
    for (const [name, value] of Object.entries(fields))
      form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
    // Copied: a view of shared memory is no Blob part.
    form.set(file.kind, new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.name);
    const answer = await post(`${apiRoot}/bot${token}/${method}`, method, form, fetch);
    const result = 'result' in answer ? answer.result : null;
    if (typeof result === 'object' && result !== null && 'message_id' in result)
      return Number(result.message_id);
    const { error_code: code, description, parameters } = { ...answer } as ApiErrorAnswer;
    throw new GrammyError(
      `Call to '${method}' failed!`,
      {
        ok: false,
        error_code: code ?? 502,
        description: description ?? 'no message in the answer',
        ...(parameters === undefined ? {} : { parameters }),
      },
      method,
      {},
    );
  };
}

interface ApiErrorAnswer {
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { migrate_to_chat_id?: number; retry_after?: number };
}

async function post(
  url: string,
  method: string,
  body: FormData,
  fetch: TelegramFetch,
): Promise<object> {
  try {
    const response = await fetch(url, { body });
    const answer = await response.json();
    return typeof answer === 'object' && answer !== null ? answer : {};
  } catch (error) {
    throw new HttpError(`Network request for '${method}' failed!`, error);
  }
}
