import { ASKS_RESULT } from './read-fact.js';
import { CUE_WORDS, GROUPING_WORDS } from './read-cues.js';
import { foldMarks } from '../language/fold.js';
import { isVietnameseSyllable } from '../language/spelling/vietnamese-syllable.js';
import { SPELT_OUT_AI } from './normalise-utterance.js';
import type { Reading, Token } from './utterance.js';

/** Words that hold a question together and say nothing of its subject. */
const FRAME_WORDS = (
  'a ạ à ơi ad anh chị em e tôi mình bạn bên nhé nha nhỉ vậy thế thì là mà và với của cho hỏi xin cần gấp ' +
  'để sếp dạ vâng alo hello hi chào chút giúp nhắc gửi biết xem kể ra nào gì đâu sao không chưa rồi có bị được ' +
  'đang đã sẽ còn nữa này kia đó ấy nay đến tới giờ hiện tại lúc bây hôm qua tính từ trong ngoài trên dưới theo ' +
  'về những các mấy bao nhiêu tất cả hết mọi một cái con việc nhiệm vụ phải làm cùng cũng chỉ riêng ' +
  'ai ý ơn do như hay hoặc mỗi vừa mới đi lại lên xuống khi luôn rơi ngày tháng năm ' +
  'thời hạn hạn kiểu loại lần dạng vào ở tại bởi nên nếu rằng đấy nhỉ hả ừ ok ' +
  'nói ghi nêu câu trả lời thôi giùm hộ khác đầy đủ ngắn gọn nhanh luôn'
).split(' ');

/** What a text is made of, by which its contents are asked for: "gồm chính sách gì". */
export const TEXT_NOUN =
  '(?:chinh sach|noi dung|quy dinh|diem|nguyen tac|hinh thuc|tieu chi|nhom|khoi|tru cot|bien phap|muc do|thanh phan|buoc|rui ro|nguy co|vuong mac|kho khan|loi ich)';

/** Frames of several words, each of which alone may be part of a subject. */
const FRAME_PHRASES = [
  /^ (?:nguyen nhan|ly do)(?: (?:gi|nao|khien|lam|cua|vi sao))*\b/g,
  /\b(?:vi|tai|do) (?:sao|dau)(?= )(?! (?:luu|chep))\b|^ sao (?=[a-z]+ [a-z]+)/g,
  /\b(?:co )?(?:dung|phai|that) (?:vay )?(?:khong|hong|hem|nhi|chu|a)(?= (?:[a-z]+ )?$)/g,
  // A picture is how the answer is wanted, not what it is about.
  /\b(?:ve (?:giup |cho |ho )*)?(?:bieu do|do thi)(?: (?:hinh )?(?:tron|cot|thanh))?(?: (?:ve|cua))?\b/g,
  /\b(?:co )?lien quan(?: (?:den|toi))?\b/g,
  // Who does it and what is done with it, before the thing itself.
  /\bdung (?:dau|ra)(?: (?:dau )?viec)?\b/g,
  /\b(?:truc tiep )?(?:lam|soan|lo|ganh)(?= (?:du an luat|luat|nghi dinh|de an|ke hoach|chien luoc|thong tu|chi thi|quyet dinh)\b)/g,
  /\b(?:giao|phan cong|do)(?: cho)? (?:may|bao nhieu) (?:bo|co quan|don vi|tinh|dia phuong)\b/g,
  /\b(?:nha nuoc|chinh phu|trung uong|cap tren) (?=(?:da |se |co )?(?:giao|phan cong)\b)/g,
  /\b(?:ong|ba|nguoi|can bo|chuyen vien|lanh dao|dua|ben) nao(?: (?:o|cua|ben|tai|thuoc))?(?: truc tiep)?\b/g,
  // A sum asked for a task is no part of what the task is called.
  /^ (?:tong )?(?:kinh phi|chi phi|ngan sach|du toan|von|tien)(?: (?:de|lam|cho|cua|thuc hien|xay dung|trien khai))+ (?=(?:du an luat|luat|nghi dinh|de an|ke hoach|chien luoc|hoi nghi)\b)/g,
  /\b(?:nop|giao|ra) (?:duoc )?san pham\b/g,
  new RegExp(
    `\\b(?:bao gom|gom|co|neu|dua ra|de ra)(?: (?:nhung|cac|may))?(?= ${TEXT_NOUN}(?: moi)? (?:gi|nao)\\b)`,
    'g',
  ),
  /\b(?:may|bao nhieu) dong\b/g,
  // "… mà chưa trình": that it is not done, at the end.
  /\b(?:ma|nhung)(?: (?:van|con|lai|den|toi|gio|nay))* chua (?:lam |duoc )*(?:lam|xong|trinh|ban hanh|hoan thanh|to chuc|thuc hien|nop|bao cao|trien khai|xay dung)(?= $)/g,
  /\b(?:co quan|don vi|thong tin|van de)(?: (?:nao|nay|gi|do))\b/g,
  /\bla co quan\b/g,
  /\b(?:duoc )?(?:phe duyet|ban hanh|thong qua|quy dinh)(?: (?:tai|theo|bang|trong))? (?:quyet dinh|nghi dinh|nghi quyet|van ban|chi thi)(?: so)? (?:nao|may|bao nhieu)\b/g,
  // "kinh tế số bao nhiêu": there "số" is half of what is asked about.
  /(?<! (?:te|doi|lieu|tang|hoi|phu|luc|dan|toan|nang|dung|tri|nganh) )\bso (?:may|bao nhieu)(?= $)/g,
  /\b(?:trong|theo|tai|o) (?:(?:cac|nhung|may|nam|\d) )*(?:van ban|tai lieu)(?: (?:nay|do|tren|da nap|da co))?(?= $)/g,
  /\b(?:(?:duoc|bi|da) )*(?:(?:quoc hoi|chinh phu|thu tuong|cap co tham quyen) )?(?:thong qua|phe duyet|ban hanh|ky|co hieu luc|hieu luc|cong bo|khai truong|to chuc)(?: (?:vao|tu|luc))? (?:ngay nao|ngay may|khi nao|luc nao|bao gio|hom nao|thang nao)\b/g,
  // "…, hai văn bản ghi có khớp không": whether documents agree, not what about.
  /\b(?:(?:(?:giua|hai|ba|cac|nhung|trong) )*(?:van ban|bao cao|tai lieu)(?: (?:nay|do))?(?: co)?(?: (?:ghi|noi|neu|in|viet))? )?(?:co )?(?:bi )?(?:khop|lech|chenh|khac|giong|thong nhat|mau thuan)(?: nhau)?(?: giua)?(?: (?:cac|hai|nhung) (?:van ban|bao cao|tai lieu))?(?: (?:khong|hay|chua|nhi|a|nhau))*(?= $)/g,
  /\b(?:liet ke|ke ra|danh sach|van de|chi tiet|cu the)\b/g,
  /\b(?:duoc |bi |da )*(?:giao|phan cong)(?: (?:cho|rieng|lam|chi dao|phu trach|theo doi))*\b(?! (?:dich|thong|duc|ban))/g,
  /\b(?:thu tuong(?: chinh phu)?)\b/g,
  /\b(?:tong cong|tat ca|het thay)(?= )|\b(?:trong|tren|cua|o) (?:toan )?(?:he thong|danh muc|du lieu|so theo doi)(?= $)/g,
  /\bcho (?:em|toi|minh|anh|chi)?(?: xin)? ?hoi(?: chut| ti| voi)?\b/g,
];

const ASKED_RESULT = new RegExp(ASKS_RESULT.source, 'g');
// "sao đề án y tế lâu thế", "nghị định viễn thông chậm": how a task stands, not what it is called.
const STATE_AT_END =
  /\b(?:(?:lai|bi|dang|van|con) )*(?:cham|tre|lau)(?: (?:the|vay|qua|nhi|tien do|tre|han))*(?= $)/g;

// Without marks these may as well be parts of subjects: đề án, kế hoạch, số hóa, mục tiêu, chỉ số …
const AMBIGUOUS_UNMARKED = new Set(
  'noi vang de ke so chi muc an dang giao phai phan tinh thu thi chinh quan dan vi don vu tin dung lam ban tai con ra bi'.split(
    ' ',
  ),
);

const MARKED_FRAME = new Set(FRAME_WORDS);
const FOLDED_FRAME = new Set(
  FRAME_WORDS.map((word) => foldMarks(word)).filter((word) => !AMBIGUOUS_UNMARKED.has(word)),
);

/** Whether a word only holds the question together; marks decide where they were typed. */
export function isFrameWord(word: string): boolean {
  const lower = word.toLowerCase();
  const folded = foldMarks(lower);
  return folded === lower ? FOLDED_FRAME.has(folded) : MARKED_FRAME.has(lower);
}

/**
 * What an utterance is about: its words without names, dates and cues that were understood. Empty
 * where only frame words remain.
 */
export function readSubject(reading: Reading, isCompound?: (pair: string) => boolean): string {
  const used = new Set<number>();
  for (const pattern of [
    ...CUE_WORDS,
    ...GROUPING_WORDS,
    ...FRAME_PHRASES,
    ASKED_RESULT,
    STATE_AT_END,
  ])
    for (const match of reading.folded.matchAll(pattern)) {
      const span = reading.spanOf(match.index, match.index + match[0].length);
      for (let index = span.start; index < span.end; index += 1) used.add(index);
    }
  const words = reading.tokens
    .filter((_, index) => !reading.isUsed(index) && !used.has(index))
    .map(spell);
  return hasContent(words) ? trimFrame(words, isCompound).join(' ') : '';
}

/** What figures and documents are asked about with: says which aspect, not of what. */
const ASPECT_PHRASES = [
  /\b(?:thay doi|dien bien|bien dong|xu huong|tang len|giam di|(?:tang|giam)(?= (?:the nao|ra sao|bao nhieu|nhu|hay)))(?: (?:the nao|ra sao|bao nhieu|nhu the nao))?\b/g,
  /\b(?:so sanh|so voi|so|ben nao)(?= (?:voi|muc|cung|ky|giua|cao|thap|nhieu|hon))\b/g,
  /\b(?:cao|thap|nhieu|it) hon\b|\bben nao\b|\bso sanh\b|\bso voi\b/g,
  /\b(?:muc tieu|chi tieu giao|phan dau|can dat)(?: (?:la|ve|den|het|nam|dat|cua|20\d\d))*\b/g,
  /\b(?:da |gio |hien )*(?:dat|vuot)(?: (?:duoc|may|bao nhieu|chua|muc|roi))*\b/g,
  /\b(?:la |uoc |duoc )*(?:bao nhieu|(?<!nha )may(?! (?:tinh|chu|moc|mac)\b)|phan tram)(?: (?:phan tram|roi))?\b/g,
  /\b(?:moi nhat|hien nay|hien tai|cu the)\b/g,
  // Points, not what they are of.
  /\b(?:co |gom )?(?:bao nhieu|may) (?:diem|y|cai|muc|phan|gach dau dong)(?= (?:chinh )?$)/g,
  /\b(?:(?:trong|vao|cua|hoi|tu|den|toi) )?(?:(?:6|sau) thang )?(?:(?:dau|cuoi|giua) )?(?:nam )?20\d\d\b/g,
  /\b(?:duoc hieu|hieu (?:the nao|nhu the nao|sao)|nhu the nao la|the nao la|nghia|viet tat|dinh nghia|khai niem|giai thich|(?:cua|la) (?:tu|cum tu) gi|la (?:de an|nen tang|he thong|tu|chuong trinh) gi)\b/g,
  /\b(?:ket luan|noi|neu|ghi|danh gia|nhan dinh|quy dinh|de ra|viet|ban|thao luan|trao doi|chot)(?: (?:huong|nhung|ra|ve))* (?:gi|the nao|ra sao|sao)(?: (?:ve|cho|moi|cua))*\b/g,
  /\b(?:(?:nao|gi) )?duoc (?:neu|nhac|de cap|liet ke|ke)(?: (?:ra|den|toi|ten))*\b/g,
  /\b(?:co |nhung |cac )*(?:van ban|bao cao|tai lieu|thong bao|ket luan) nao(?: (?:co|da|tung))*(?: (?:nhac|noi|ghi|de cap|neu|viet))(?: (?:toi|den|ve|ro))*\b|\b(?:nhac|de cap) (?:toi|den)\b/g,
  /\b(?:neu|ghi|noi|nhac) (?:trong|tai|o|ve|den)\b|\btrong (?:thong bao|bao cao|van ban|ket luan)\b/g,
  /\b(?:tom tat|tom luoc|noi dung(?! so (?!\d|lieu|hoa))|y chinh|co (?:nhung )?gi|la gi|gom (?:nhung )?gi|nhu the nao|the nao|ra sao)\b/g,
  /\b(?:tu|hoi|vao|den|toi) (?:cuoi|dau|giua)? ?(?:nam |thang )?20\d\d\b/g,
  /\b(?:cua |giua |o |tai )?(?:cac )?(?:bo nganh|dia phuong)(?: (?:va|voi|so voi|hay)(?: cac)? (?:dia phuong|bo nganh))\b/g,
];

/** The subject of a question about a figure or a document's content: `words` without aspects. */
export function readMatter(reading: Reading, isCompound?: (pair: string) => boolean): string {
  const used = new Set<number>();
  for (const pattern of [...ASPECT_PHRASES, ...FRAME_PHRASES])
    for (const match of reading.folded.matchAll(pattern)) {
      const span = reading.spanOf(match.index, match.index + match[0].length);
      // "giá đất", "đất đai": land is no reaching.
      if (reading.tokens.slice(span.start, span.end).some(isLand)) continue;
      for (let index = span.start; index < span.end; index += 1) used.add(index);
    }
  const words = reading.tokens
    .filter((_, index) => !reading.isUsed(index) && !used.has(index))
    .map(spell);
  return hasContent(words) ? trimFrame(words, isCompound).join(' ') : '';
}

const isLand = ({ text }: Token): boolean => text.toLowerCase() === 'đất';

/** Everything typed but names and dates understood: the widest reading of the subject. */
export function readWideSubject(reading: Reading): string {
  return reading.tokens
    .filter((_, index) => !reading.isUsed(index))
    .map((token) => token.text)
    .join(' ');
}

/** Texts are searched for "AI" by its words: folded it is "ai", who. */
const spell = ({ text, folded }: Token): string =>
  folded === SPELT_OUT_AI ? 'trí tuệ nhân tạo' : text;

/** Whether any of the words says something of a subject. */
export function hasContent(words: readonly string[]): boolean {
  return words.some((word) => word.length > 1 && !isFrameWord(word));
}

// Frame words that are half of a word of their own when these stand beside them.
const COMPOUNDS = new Set(
  (
    'thong minh|ho gia|nha may|cong vu|dich vu|nghia vu|chuc vu|nghiep vu|chi thi|chi so|chi tieu|chi dao|hang thang|hang nam|hang ngay|' +
    'viet nam|thuong mai|van de|dia chi|dinh danh|lam viec|trinh do|tai lieu|ban hanh|truc thuoc|tong the|thong qua|phat hanh|ban dau|han che|han muc'
  ).split('|'),
);

/** Whether the word at `index` is a frame word that makes a word with a neighbour. */
function isHalfOfWord(
  words: readonly string[],
  index: number,
  isCompound: (pair: string) => boolean,
): boolean {
  const folded = (at: number): string => foldMarks(words[at] ?? '').toLowerCase();
  const pairs = [`${folded(index - 1)} ${folded(index)}`, `${folded(index)} ${folded(index + 1)}`];
  // With marks typed it is known to be the frame word, and only a listed word keeps it.
  const isUnmarked = folded(index) === (words[index] ?? '').toLowerCase();
  return pairs.some((pair) => COMPOUNDS.has(pair) || (isUnmarked && isCompound(pair)));
}

/** The words without frame words at either end; those in the middle hold the subject together. */
function trimFrame(
  words: readonly string[],
  isCompound: (pair: string) => boolean = () => false,
): readonly string[] {
  const isKept = (word: string, index: number): boolean =>
    !isFrameWord(word) ||
    isHalfOfWord(words, index, isCompound) ||
    // "xem hộ em", but "hộ chiếu": what is asked is done for somebody only after it was said.
    (index === 0 && foldMarks(word) === 'ho' && !isFrameWord(words[1] ?? word));
  const start = words.findIndex(isKept);
  const end = words.findLastIndex(isKept);
  return words.slice(Math.max(0, start), end + 1);
}

/** One short syllable alone is found everywhere and means nothing; "5G", "VNeID" mean something. */
export function isTellingSubject(subject: string): boolean {
  return (
    subject.includes(' ') ||
    subject.length >= 6 ||
    /\d/.test(subject) ||
    (subject.length >= 3 && !isVietnameseSyllable(foldMarks(subject)))
  );
}
