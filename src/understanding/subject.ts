import { CUE_WORDS } from './read-cues.js';
import { foldedSyllables } from '../language/fold.js';
import type { Reading } from './utterance.js';

/** Words that hold a question together and say nothing of its subject, as folded syllables. */
const FRAME = new Set(
  foldedSyllables(
    `a ạ à ơi ad anh chị em tôi mình bạn bên nhé nha nhỉ vậy thế thì là mà và với của cho hỏi xin cần gấp
    để báo sếp dạ vâng alo hello hi chào chút giúp nhắc gửi biết xem kể ra nào gì đâu sao không chưa rồi
    có bị được đang đã sẽ còn nữa này kia đó ấy nay đến tới giờ hiện tại lúc bây hôm qua tính từ trong
    ngoài trên dưới theo về những các mấy bao nhiêu tất cả hết mọi một cái con việc nhiệm vụ công chính
    thủ tướng giao phải làm cùng cũng chỉ riêng thời hạn điểm ai ý ngành ơn làm vì do như hay hoặc mỗi
    vừa mới đi lại lên xuống khi bị nhỉ luôn liên quan`,
  ),
);

/**
 * What an utterance is about: its words without names, dates and cues that were understood. Empty
 * where only frame words remain.
 */
export function readSubject(reading: Reading): string {
  const used = new Set<number>();
  for (const pattern of CUE_WORDS)
    for (const match of reading.folded.matchAll(pattern)) {
      const span = reading.spanOf(match.index, match.index + match[0].length);
      for (let index = span.start; index < span.end; index += 1) used.add(index);
    }
  const words = reading.tokens.filter((_, index) => !reading.isUsed(index) && !used.has(index));
  return hasContent(words.map((word) => word.folded))
    ? words.map((word) => word.text).join(' ')
    : '';
}

/** Everything typed but names and dates understood: the widest reading of the subject. */
export function readWideSubject(reading: Reading): string {
  return reading.tokens
    .filter((_, index) => !reading.isUsed(index))
    .map((token) => token.text)
    .join(' ');
}

/** Whether any of the folded words says something of a subject. */
export function hasContent(words: readonly string[]): boolean {
  return words.some((word) => !FRAME.has(word) && word.length > 1);
}
