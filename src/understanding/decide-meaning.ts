import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { foldedSyllables } from '../language/fold.js';
import { hasPhrase } from './evidence.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

const END = '(?: (?:vay|a|z|the|nhi|ha|nhe|day|do|em|anh|chi))*';
const ASKS_MEANING = new RegExp(
  `^ (?:tu |cum tu |khai niem |cai )?.+ (?:(?:co |duoc )?(?:nghia |hieu )?la (?:cai )?gi|(?:duoc )?hieu (?:the nao|nhu the nao|la sao)|viet tat (?:cua|la)(?: (?:cua|tu|chu|cum tu))* gi)${END} $|^ (?:dinh nghia|khai niem|the nao la|nhu the nao la|giai thich) .+`,
);
// What is told of something, not a thing with a meaning of its own: "mục tiêu … là gì".
const TOLD_OF =
  /^(?:muc (?:tieu|dich)|nhiem vu|viec|cong viec|chu de|quan diem|ton tai|han che|kho khan|bai hoc|ket qua|thanh tich|giai phap|nguyen nhan|ly do|noi dung|diem|ty le|ti le|thu hang|so|han|thoi han|loi|kien nghi|de xuat|yeu cau|chinh sach|vai tro|y nghia|nguyen tac|phuong cham|tinh than|ten|luat|nghi dinh|quyet dinh|chi thi|ke hoach|de an|chien luoc|thong bao|bao cao)\b/;
/** Longer subjects are sentences. */
const MOST_SYLLABLES = 6;
/** The subject must stand in some passage, or nothing of it is known. */
const COVERAGE = 0.75;

/**
 * What a word means that no document explains: where it stands, said to be no definition. Undefined
 * where a meaning is not asked, or no document speaks of the word.
 */
export function decideMeaning(
  { reading, cues, agencies, places, legal, matter, subject }: Slots,
  knowledge: KnowledgeBase,
): Query | undefined {
  if (!ASKS_MEANING.test(reading.folded)) return undefined;
  if (cues.task || cues.target || cues.figure || cues.overdue) return undefined;
  if (agencies.length > 0 || places.length > 0 || legal.length > 0) return undefined;
  const words = matter === '' ? subject : matter;
  const syllables = foldedSyllables(words);
  if (!hasContent(words.split(' ')) || syllables.length > MOST_SYLLABLES) return undefined;
  if (TOLD_OF.test(syllables.join(' '))) return undefined;
  const [passage] = knowledge.searchPassages({ words, limit: 1 });
  return passage && passage.coverage >= COVERAGE && hasPhrase(words, passage.text)
    ? { intent: 'document_content', aspect: 'meaning', text: words }
    : undefined;
}
