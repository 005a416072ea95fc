import type { ChatReply } from '../../../domain/chat.js';

/** What the channel itself says, where the chat handler has no say. */
export const CHANNEL_TEXTS = {
  failed: 'Xin lỗi, tôi chưa xử lý được yêu cầu này. Anh/chị vui lòng thử lại sau ít phút.',
  tooFast: 'Anh/chị gửi nhanh quá, vui lòng chờ một phút rồi hỏi tiếp.',
  unknownButton: 'Nút này không còn dùng được. Anh/chị vui lòng gõ lại câu hỏi.',
} as const;

/** A reply of one line. */
export function shortReply(headline: string): ChatReply {
  return {
    view: {
      headline,
      summary: [],
      groups: [],
      passages: [],
      citations: [],
      notes: [],
      choices: [],
      freshness: null,
    },
    viewId: null,
    page: 1,
    pages: 1,
    actions: [],
    files: [],
    replaces: false,
    toast: null,
  };
}
