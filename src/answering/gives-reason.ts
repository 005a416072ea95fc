import { foldedKey } from '../language/fold.js';

const REASON =
  /(?<!\p{L})(?:nguyên nhân|lý do|bởi|vì(?! (?:vậy|thế))|dẫn (?:đến|tới)|khiến|xuất phát từ|thiếu)(?!\p{L})/iu;
// "do mới phát sinh", not "do BHXH quản lý" or "do các doanh nghiệp …", which say by whom.
const BECAUSE =
  /(?<!\p{L})[Dd]o (?=\p{Ll})(?!(?:các|cơ|doanh|tổ|bên|đơn|người|chuyển|đó|địa|nhà)(?!\p{L}))/u;
const SENTENCE = /(?<=[.;])\s+/u;
/** Share of the words asked about that the sentence with the reason, or the one before it, must bear. */
const BORNE = 0.5;

/** Whether a text tells why: a sentence with a reason that speaks of the words, or follows one that does. */
export function givesReason(text: string, words: string): boolean {
  const wanted = foldedKey(words).split(' ').filter(Boolean);
  const sentences = text.normalize('NFC').split(SENTENCE);
  return sentences.some((sentence, at) => {
    if (!REASON.test(sentence) && !BECAUSE.test(sentence)) return false;
    const near = ` ${foldedKey(`${sentences[at - 1] ?? ''} ${sentence}`)} `;
    const borne = wanted.filter((word) => near.includes(` ${word} `));
    return borne.length >= wanted.length * BORNE;
  });
}
