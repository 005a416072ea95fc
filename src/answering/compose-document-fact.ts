import type { KnowledgeDocument, Section } from '../domain/document.js';
import type { Query } from '../domain/query.js';
import { foldedKey } from '../language/fold.js';
import type { ComposeContext, Draft } from './draft.js';
import type { KnowledgeBase } from './knowledge-base.js';
import { listOfficeHolders } from './office-holders.js';
import { phraseCitation } from './phrase-citation.js';
import { quoteSection } from './quote-section.js';

/** Which sentence of the opening answers each question. */
const TOLD_BY: Readonly<Record<string, RegExp>> = {
  chaired: /chủ trì/u,
  attended: /[Tt]ham dự|[Dd]ự họp|[Cc]ùng dự/u,
  held: /(?:^|[ ,])tại (?:trụ sở|\p{Lu})/iu,
};
const MISSING: Readonly<Record<string, string>> = {
  chaired: 'người chủ trì',
  attended: 'thành phần tham dự',
  held: 'địa điểm',
  signed: 'tên người ký',
  recipients: 'nơi nhận',
};

/**
 * One fact of a document's opening or end: who signed, chaired or attended, where it was held, to whom
 * it was sent. Undefined for other aspects; where the document does not say it, that is the answer.
 */
export function composeDocumentFact(
  document: KnowledgeDocument,
  { aspect, agencies = [] }: Pick<Query, 'aspect' | 'agencies'>,
  { knowledge }: ComposeContext,
): Draft | undefined {
  if (aspect === undefined || MISSING[aspect] === undefined) return undefined;
  const sections = knowledge.sectionsOf(document.id);
  if (aspect === 'signed') {
    const signed = listOfficeHolders(knowledge).find(
      (holder) => holder.signed && holder.document === document.id,
    );
    if (!signed) return notTold(document, aspect);
    const { name, offices, section, quote } = signed;
    return {
      headline: `${document.shortTitle} do ${name} ký, chức danh ghi “${offices.join(', ')}”, cơ quan ban hành: ${document.issuer}`,
      citations: [phraseCitation([signed], knowledge.documents)],
      passages: [{ document: document.id, section, quote }],
    };
  }
  const path = aspect === 'recipients' ? 'nơi nhận' : 'mở đầu';
  const section = sections.find((one) => one.path === path);
  const told = section ? sentenceOf(section, aspect) : undefined;
  if (!section || told === undefined) return notTold(document, aspect);
  return {
    headline:
      agencies.length > 0
        ? agencies
            .map((id) => phrasePresence(id, told, document, NAMED_IN[aspect] ?? '', knowledge))
            .join('; ')
        : `${document.shortTitle} ghi:`,
    shown: [
      {
        title: null,
        text: `“${told}”`,
        citation: phraseCitation([{ document: document.id, section: path }], knowledge.documents),
      },
    ],
    passages: quoteSection(section, told),
  };
}

const NAMED_IN: Readonly<Record<string, string>> = {
  attended: 'trong thành phần tham dự',
  recipients: 'ở nơi nhận',
};

/** Whether an agency is named there; openings leave out the word “Bộ”. */
function phrasePresence(
  id: string,
  told: string,
  { shortTitle }: KnowledgeDocument,
  where: string,
  { directory }: KnowledgeBase,
): string {
  const name = directory.nameOf(id);
  const agency = directory.find(id);
  const names = [name, ...(agency?.aliases ?? []), ...(agency?.abbreviations ?? [])];
  const text = ` ${foldedKey(told)} `;
  const isNamed = names.some((one) => {
    const key = foldedKey(one);
    return (
      text.includes(` ${key} `) ||
      text.includes(` ${key.replace(/^(?:bo|tap doan|tong cong ty) /, '')} `)
    );
  });
  return isNamed
    ? `Có, ${shortTitle} nêu ${name} ${where}:`
    : `${shortTitle} không nêu riêng ${name} ${where}; văn bản ghi:`;
}

// The title runs into the first sentence; what was held when and where begins with its day.
const OPENS_WITH_DAY = /Ngày \d{1,2}(?:\/\d{1,2}| tháng) /u;

function sentenceOf({ text }: Section, aspect: string): string | undefined {
  const pattern = TOLD_BY[aspect];
  if (!pattern) return text;
  const sentence = text
    .match(/[^.]+(?:\.(?!\s|$)[^.]*)*\.?/gu)
    ?.map((one) => one.trim())
    .find((one) => pattern.test(one));
  const from = sentence?.search(OPENS_WITH_DAY) ?? -1;
  return from > 0 ? sentence?.slice(from) : sentence;
}

const notTold = (document: KnowledgeDocument, aspect: string): Draft => ({
  headline: `Văn bản ${document.shortTitle} đã nạp không ghi ${MISSING[aspect] ?? 'điều này'}.`,
});
