import type { DeliveredMessage } from '../fakes/telegram/bot-api-state.js';
import type { AppBench } from '../fakes/app/app-bench.js';
import type { TelegramUser } from '../fakes/app/telegram-user.js';

let lastFile = 0;

/** Sends a file into the person's chat and waits for what is said to it. */
export async function sendFile(
  bench: AppBench,
  user: TelegramUser,
  name: string,
  bytes: Uint8Array,
): Promise<DeliveredMessage> {
  lastFile += 1;
  const id = `file-${lastFile}`;
  bench.telegram.state.files.set(id, { path: `documents/${id}`, bytes });
  const before = user.messages.length;
  await user.sendOther({
    document: {
      file_id: id,
      file_unique_id: id,
      file_name: name,
      mime_type: 'application/octet-stream',
      file_size: bytes.byteLength,
    },
  });
  // A preview comes with its Excel file behind it, which waits for its turn in the chat.
  await bench.scheduler.advance(1100);
  await bench.quiet();
  const answer = user.messages[before];
  if (!answer) throw new Error('nothing was said to the file');
  return answer;
}

/** The newest Excel file in the chat. */
export function lastWorkbook(user: TelegramUser): Uint8Array {
  const file = user.messages.findLast((message) => message.file?.name.endsWith('.xlsx'))?.file;
  if (!file) throw new Error('no Excel file was sent');
  return file.bytes;
}
