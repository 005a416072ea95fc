import type { InboundFile } from '../../../domain/chat.js';
import { FileFetchError } from '../../../domain/errors.js';
import type { AttachedFile } from '../inbound/read-update.js';
import type { TelegramGateway } from '../send/create-gateway.js';
import type { Fetch } from '../send/telegram-fetch.js';

/** Bots cannot fetch larger files (https://core.telegram.org/bots/api#getfile). */
const MAX_FILE_BYTES = 20 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 120_000;

export interface FileSource {
  readonly gateway: TelegramGateway;
  readonly apiRoot: string;
  readonly token: string;
  readonly fetch: Fetch;
}

/** The attached file, fetched from Telegram when it is read. `read` rejects with FileFetchError. */
export function toInboundFile(attached: AttachedFile, source: FileSource): InboundFile {
  const { name, sizeBytes } = attached;
  return {
    name,
    sizeBytes,
    read: async () => {
      if (sizeBytes !== null && sizeBytes > MAX_FILE_BYTES) throw tooLarge(name);
      const found = await source.gateway.call((raw) => raw.getFile({ file_id: attached.fileId }));
      if (!found.ok) throw new FileFetchError(name, 'Telegram không cho tải, vui lòng gửi lại');
      const path = found.value.file_path;
      // A local Bot API server gives paths of its own disk: not ours to read.
      if (path === undefined || path.startsWith('/') || path.split('/').includes('..'))
        throw new FileFetchError(name, 'Telegram không cho đường dẫn tải');
      return download(name, path, source);
    },
  };
}

const tooLarge = (name: string): FileFetchError =>
  new FileFetchError(name, 'tệp lớn hơn 20 MB, Telegram không cho bot tải');

async function download(name: string, path: string, source: FileSource): Promise<Uint8Array> {
  const url = `${source.apiRoot}/file/bot${source.token}/${path.split('/').map(encodeURIComponent).join('/')}`;
  let response: Response;
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    response = await source.fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!response.ok || response.body === null)
      throw new FileFetchError(name, `Telegram trả lời ${response.status}`);
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > MAX_FILE_BYTES) throw tooLarge(name);
      chunks.push(chunk);
    }
  } catch (error) {
    // Errors of fetch carry the URL, and the token is part of it.
    if (error instanceof FileFetchError) throw error;
    throw new FileFetchError(name, 'mất kết nối, vui lòng gửi lại');
  }
  return new Uint8Array(Buffer.concat(chunks, sizeBytes));
}
