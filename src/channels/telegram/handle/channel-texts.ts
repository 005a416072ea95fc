/** What the channel itself says, where the chat handler has no say. */
export const CHANNEL_TEXTS = {
  failed: 'Xin lỗi, tôi chưa xử lý được yêu cầu này. Anh/chị vui lòng thử lại sau ít phút.',
  tooFast: 'Anh/chị gửi nhanh quá, vui lòng chờ một phút rồi hỏi tiếp.',
  unknownButton: 'Nút này không còn dùng được. Anh/chị vui lòng gõ lại câu hỏi.',
} as const;
