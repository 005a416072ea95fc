import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { findOfficeHolders } from '../answering/office-holders.js';
import type { Query } from '../domain/query.js';
import { foldedKey } from '../language/fold.js';
import type { Slots } from './slots.js';

// What a document is, not what it says.
const ABOUT_DOCUMENT =
  /\b(?:thu may|so may|so hieu|van ban so (?:may|bao nhieu)|(?:ngay|thang|thoi gian) ban hanh|(?:ban hanh|hop|to chuc|dien ra|ky|ra|phat hanh)(?: (?:vao|tu|luc))? (?:ngay nao|hom nao|khi nao|bao gio|luc nao|thang nao|ngay may)|(?:ngay nao|khi nao|bao gio|hom nao) (?:ban hanh|hop|to chuc|dien ra|ky)|ai ban hanh|(?:co|da) (?:doc|biet|nap)|la (?:van ban|tai lieu|cai) gi)\b/;

/** What of a document's opening and end is asked, by the words that ask it. */
const FACTS: readonly (readonly [string, RegExp])[] = [
  [
    'signed',
    /\bai (?:la nguoi |da |duoc )?ky\b|\b(?:nguoi|ai) ky ten\b|\bky boi ai\b|\bdo ai ky\b|\bnguoi ky\b/,
  ],
  [
    'recipients',
    /\bgui (?:cho |den |toi )*(?:ai|nhung ai|dau|(?:nhung )?(?:noi|co quan|don vi|bo) nao)\b|\bnoi nhan\b|\bai nhan\b/,
  ],
  [
    'attended',
    /\b(?:ai|nhung ai|co ai) (?:[a-z]+ ){0,2}(?:du|tham du|tham gia|co mat)\b|\bthanh phan (?:du|tham du|tham gia)\b|(?<!\bso )\bnguoi (?:du|tham du|tham gia)(?= (?:(?:cuoc |phien |buoi )?hop|phien|hoi nghi|co|gom|la|nhung|gi|$))|\b(?:du|tham du)(?: hop)? (?:co |gom )?(?:nhung )?(?:ai|bo nao)\b/,
  ],
  [
    'chaired',
    /\bai (?:la nguoi |da )?(?:chu tri|chu toa|dieu hanh)\b|\b(?:chu tri|chu toa) (?:la |boi )?ai\b/,
  ],
  [
    'held',
    /\b(?:to chuc|hop|dien ra) (?:[a-z]+ ){0,3}o dau\b|\bo dau\b.*\b(?:hop|to chuc|dien ra)\b|\bdia diem\b|\bhop o dau\b/,
  ],
];

/** Who signed, chaired, attended, to whom it was sent, where it was held; undefined otherwise. */
export const readDocumentFact = ({ reading }: Pick<Slots, 'reading'>): string | undefined =>
  FACTS.find(([, pattern]) => reading.has(pattern))?.[0];

// "Bộ Y tế có dự phiên 8 không": whether an agency was there. Unmarked "du" may be "dữ", "dự án".
const ASKS_PRESENCE =
  /\b(?:tham du|du hop|du (?=phien|hoi nghi|cuoc hop|buoi hop)|co mat|co du\b(?! (?:lieu|an|thao|toan|kien|bao|phong)))/;

const ASKS_RECIPIENT = /\b(?:gui|chuyen)(?: (?:cho|den|toi))* .*\b(?:khong|chua) $|\bnoi nhan\b/;

/** A loaded document asked about as such: its number, date, signature, who was there. */
export function decideDocument(slots: Slots): Query | undefined {
  const isWhole = slots.places.some((place) => place.section === null);
  if (!isWhole || slots.cues.task) return undefined;
  const { agencies, places, reading } = slots;
  const role = reading.has(ASKS_PRESENCE)
    ? 'attended'
    : reading.has(ASKS_RECIPIENT)
      ? 'recipients'
      : undefined;
  if (agencies.length > 0 && role !== undefined)
    return { intent: 'document_info', places, aspect: role, agencies };
  const aspect = readDocumentFact(slots);
  if (aspect === undefined && !slots.reading.has(ABOUT_DOCUMENT)) return undefined;
  return {
    intent: 'document_info',
    places: slots.places,
    ...(aspect === undefined ? {} : { aspect }),
  };
}

const WHO_IS =
  /\bai la\b|\bla ai\b|\bten (?:la )?gi\b|\b(?:la )?(?:ong|ba|nguoi) nao\b|\bho ten\b|\bai (?:dang )?lam\b/;

/** Who holds an office; undefined where no loaded document names its holder. */
export function decideOffice(
  { reading, agencies }: Slots,
  knowledge: KnowledgeBase,
): Query | undefined {
  if (!reading.has(WHO_IS)) return undefined;
  // "VPCP" is looked for by its name.
  const names = new Map(
    agencies.flatMap((id) =>
      (knowledge.directory.find(id)?.abbreviations ?? []).map(
        (short) => [foldedKey(short), foldedKey(knowledge.directory.nameOf(id))] as const,
      ),
    ),
  );
  const text = reading.tokens.map(({ folded }) => names.get(folded) ?? folded).join(' ');
  return findOfficeHolders(text, knowledge).length > 0
    ? { intent: 'document_content', aspect: 'office', text }
    : undefined;
}
