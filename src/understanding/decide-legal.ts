import { firstFigures, legalKey } from '../answering/legal-index.js';
import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { isWithin } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import type { LegalReference } from '../domain/reference.js';
import { foldMarks } from '../language/fold.js';
import { isSureTask, type Evidence } from './evidence.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

// What is asked of a legal document as such.
const ABOUT_LEGAL =
  /\b(?:la gi|la van ban gi|la cai gi|(?:quy dinh|noi dung|noi|neu|huong dan|dieu chinh|phe duyet|ban hanh|sua doi|thay the)(?: (?:ve|nhung|chinh))* (?:(?:cai|viec|van de|dieu|noi dung) )?gi|ve (?:(?:cai|viec|van de|dieu|noi dung) )?gi|(?:ban hanh|ky|co hieu luc|ra)(?: [a-z]+){0,2} (?:ngay nao|khi nao|luc nao|bao gio|thang nao|nam nao|hom nao)|(?:ngay|thang|nam) (?:ban hanh|ky|nao|may|bao nhieu)|ai (?:ky|ban hanh)|cua ai|(?:co quan|don vi|bo|cap) nao ban hanh|trich yeu|ten (?:day du|gi|la gi)|duoc nhac|nhac (?:den|toi)|lien quan gi|hieu luc)\b/;
/** What it demands: told by the task it brings, else by what it is about. */
const ASKS_DEMAND =
  /\b(?:yeu cau|giao|chi dao)(?: phai)?(?: lam)? (?:(?:nhung|cai|viec|dieu) )*gi\b/;
const KIND_WORDS = 'nghi dinh|nghi quyet|quyet dinh|chi thi|thong tu|cong dien|cong van|to trinh';
const LIST = new RegExp(
  `\\b(?:nhung|cac|liet ke|danh sach|ke)(?: (?:cac|nhung|ten))? (${KIND_WORDS}|van ban)\\b|\\b(${KIND_WORDS}) (?:nao|gi)\\b`,
);
const ISSUED =
  /\b(?:ban hanh|ky|duoc (?:vien dan|nhac|neu|de cap)|da co|huong dan|ra doi|cua (?:chinh phu|thu tuong|bo|quoc hoi))\b/;
// What a list of legal documents is narrowed by, not part of its matter.
const LIST_FRAME =
  /\b(?:nhung|cac|nao|gi|liet ke|danh sach|ke|ten|nghi dinh|nghi quyet|quyet dinh|chi thi|thong tu|cong dien|cong van|to trinh|van ban|da|duoc|ban hanh|ky|ra|chinh phu|thu tuong|quoc hoi|cua|do|ve|lien quan|den|toi|trong|huong dan|so|nam|thang|dau|cuoi|bo|moi|gan day|nhac)\b/g;

/** Questions about laws, decrees, decisions … themselves: one by its number, or those of a kind. */
export function decideLegal(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  return (
    decideNamed(slots, evidence, knowledge) ??
    decideNumber(slots, knowledge) ??
    decideList(slots, knowledge)
  );
}

/** Share of a matter's words that a listed document's citation must bear. */
const MATTER_COVERAGE = 0.6;

// "… quyết định số mấy": the number of a document named by its matter.
const ASKS_NUMBER = new RegExp(
  `\\b(${KIND_WORDS})(?: nao| gi)?(?: co)? so (?:may|bao nhieu|hieu)\\b|\\b(?:so may|so bao nhieu) (?:cua )?(${KIND_WORDS})\\b|\\b(?:tai|theo|bang|o|trong) (${KIND_WORDS}) (?:nao|gi)\\b`,
);
/** Share of the words of its matter that a citation must bear for its number to be the answer. */
const NUMBER_COVERAGE = 0.85;

/** "chiến lược dữ liệu quốc gia quyết định số mấy": the citation of that kind that bears the matter. */
function decideNumber(slots: Slots, knowledge: KnowledgeBase): Query | undefined {
  const match = ASKS_NUMBER.exec(slots.reading.folded);
  const kind = match?.[1] ?? match?.[2] ?? match?.[3];
  if (kind === undefined || slots.legal.length > 0) return undefined;
  const matter = slots.full
    .split(' ')
    .filter((word) => !` ${match?.[0] ?? ''} `.includes(` ${foldMarks(word)} `))
    .join(' ');
  const [best] = knowledge.findLegal(matter);
  if (!best || best.coverage < NUMBER_COVERAGE) return undefined;
  const [named] = knowledge.legal.citedAs(best.id);
  if (!named || foldMarks(named.kind) !== kind) return undefined;
  const same = knowledge.legal
    .numbered(firstFigures(named.number))
    .filter((one) => one.number === named.number && one.kind === named.kind);
  return { intent: 'legal_documents', references: same.map(legalKey), text: slots.full };
}

/** Share of the words that a section citing the document must bear. */
const CONTENT_COVERAGE = 0.4;

function decideNamed(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  const { legal, cues, reading } = slots;
  if (legal.length === 0) return undefined;
  const references = legal.flatMap((mention) => mention.references);
  if (references.length === 0)
    return {
      intent: 'out_of_scope',
      aspect: 'uncited_document',
      text: legal.map((mention) => mention.number).join(', '),
    };
  const asksDemand = reading.has(ASKS_DEMAND);
  const asksAbout = asksDemand || reading.has(ABOUT_LEGAL);
  const asksTask =
    (cues.progress ||
      cues.statusQuestion ||
      cues.who ||
      cues.deadlineQuestion ||
      cues.task ||
      asksDemand) &&
    isSureTask(evidence.tasks[0]);
  const named = new Set(
    legal.flatMap(({ span }) =>
      Array.from({ length: span.end - span.start }, (_, offset) => span.start + offset),
    ),
  );
  const others = reading.tokens.filter((_, index) => !named.has(index) && !reading.isUsed(index));
  const isAlone = !hasContent(others.map((token) => token.text));
  if ((asksAbout && !asksTask) || isAlone)
    return { intent: 'legal_documents', references: references.map(legalKey), text: slots.full };
  if (asksTask || cues.figure) return undefined;
  // Something of its content: looked for where it is cited.
  const places = references.map(({ document, section }) => ({ document, section }));
  const text = others.map((token) => token.text).join(' ');
  const [passage] = knowledge.searchPassages({ words: text, places, limit: 1 });
  return passage && passage.coverage >= CONTENT_COVERAGE
    ? { intent: 'document_content', text, places }
    : undefined;
}

function decideList(slots: Slots, knowledge: KnowledgeBase): Query | undefined {
  const { cues, reading } = slots;
  const match = LIST.exec(reading.folded);
  if (!match || cues.overdue || cues.notDone || cues.howMany || cues.due || cues.dueSoon)
    return undefined;
  if (!reading.has(ISSUED) && slots.agencies.length === 0) return undefined;
  const kind = match[1] ?? match[2] ?? '';
  const issuer = readIssuer(slots, knowledge);
  // "văn bản" alone is any document: then it must be said whose.
  if (kind === 'van ban' && issuer === undefined) return undefined;
  const matter = foldMarks(slots.wide).replace(LIST_FRAME, ' ').replace(/\s+/g, ' ').trim();
  const isTopical = hasContent(matter.split(' ').filter((word) => !/^\d+$/.test(word)));
  const aboutIt = new Set(
    isTopical
      ? knowledge
          .findLegal(matter, { limit: Infinity, minCoverage: MATTER_COVERAGE })
          .map((one) => one.id)
      : [],
  );
  const isKind = createKindTest(kind);
  const found = knowledge.legal.all.filter(
    (reference) =>
      isKind(reference.kind) &&
      (issuer === undefined || reference.issuer === issuer) &&
      (slots.period === null ||
        (reference.issuedOn !== null && isWithin(reference.issuedOn, slots.period.range))) &&
      (!isTopical || aboutIt.has(legalKey(reference))),
  );
  return found.length === 0
    ? undefined
    : {
        intent: 'legal_documents',
        references: found.map(legalKey),
        aspect: 'list',
        text: slots.full,
      };
}

/** A letter — công văn — is often cited as "Văn bản số …" alone. */
function createKindTest(asked: string): (kind: string) => boolean {
  if (asked === 'van ban') return () => true;
  // There are many citations and few kinds.
  const isMeant = new Map<string, boolean>();
  return (kind) => {
    const known = isMeant.get(kind);
    if (known !== undefined) return known;
    const is = foldMarks(kind) === asked || (asked === 'cong van' && kind === 'Văn bản');
    isMeant.set(kind, is);
    return is;
  };
}

/** Whose documents are asked for: an agency named, or the highest bodies, who are no agencies. */
function readIssuer(slots: Slots, knowledge: KnowledgeBase): LegalReference['issuer'] | undefined {
  const [agency] = slots.agencies;
  if (agency !== undefined) return knowledge.directory.nameOf(agency);
  // The longer name first: "Thủ tướng Chính phủ" is not the Chính phủ.
  return [...knowledge.legal.issuers]
    .toSorted((a, b) => b.length - a.length)
    .find((name) => {
      const folded = foldMarks(name);
      const short = folded.replace(/ chinh phu$/, '');
      return slots.reading.tokens.length > 0 && ` ${foldMarks(slots.full)} `.includes(` ${short} `);
    });
}
