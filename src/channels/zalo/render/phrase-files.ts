import type { ReplyFile } from '../../../domain/chat.js';

/** Where files are to be had, unless the operator says otherwise. */
export const DEFAULT_FILE_ADVICE = 'Anh/chị lấy tệp qua Telegram hoặc hỏi quản trị viên.';

/** One line on files that came with a reply: Zalo takes none from a bot. Empty where none did. */
export function phraseFiles(files: readonly ReplyFile[], advice: string): string {
  const documents = files.filter((file) => file.kind === 'document');
  if (documents.length === 0) return '';
  const names = documents.map((file) => file.name).join(', ');
  return `Zalo không nhận tệp từ trợ lý (${names}). ${advice}`;
}
