import { givesReason } from '../answering/gives-reason.js';
import type { KnowledgeBase, TextMatch } from '../answering/knowledge-base.js';
import type { Place, Query } from '../domain/query.js';
import { foldedKey } from '../language/fold.js';
import { bearsAttribute, opensWithManner } from './attribute.js';
import { bearsDate } from './decide-date.js';
import { hasPhrase, hasRun } from './evidence.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

// "những sự cố nào", "các đơn vị nào": what is named as such, not what is said of it.
export const ASKS_WHICH =
  /\b(?:nhung|cac) (?!(?:van ban|bao cao|tai lieu) )(?:[a-z\d]+ ){1,6}nao\b|^ (?!(?:van ban|bao cao|tai lieu|khi|luc|ngay|hom|thang|nam|quy|the|cho|bo|tinh|co quan|don vi|dia phuong|viec|nhiem vu) )(?:[a-z\d]+ ){1,3}nao\b|\b(?:cong ty|doanh nghiep|to chuc) nao\b|\bke ten\b|\b(?:vi du|dien hinh)\b/;

/** Share of the words from which a passage is meant where three of them stand in it as they were typed. */
const RUN_COVERAGE = 0.55;

/** A heading that says what is asked, else the passage that bears most of the words. */
export function findText(
  slots: Slots,
  matter: string,
  knowledge: KnowledgeBase,
):
  | { query: Query; coverage: number; isDated?: boolean; isReason?: boolean; isTelling?: boolean }
  | undefined {
  const places = slots.places.length > 0 ? { places: slots.places } : {};
  const headings = knowledge.findHeadings(matter).filter((match) => match.coverage >= 0.75);
  const heading = headings.find(
    (match) =>
      match.completeness >= 0.75 &&
      (slots.places.length === 0 || slots.places.some(({ document }) => isIn(match, document))),
  );
  // "quan điểm … có mấy ý": the points under that heading, where one document alone bears it.
  if (heading && slots.places.length === 0 && slots.cues.howMany && isOnlyOne(heading, headings))
    return {
      query: { intent: 'document_content', places: [placeOf(heading)] },
      coverage: heading.coverage,
    };
  if (heading && slots.places.length > 0) {
    // Of each document named its own: "quan điểm của phiên 8 với phiên 7".
    const documents = [...new Set(slots.places.map(({ document }) => document))];
    const alike = knowledge.findHeadings(matter).filter((one) => one.completeness >= ALIKE_SHARE);
    const found = documents.flatMap(
      (document) => [...headings, ...alike].find((one) => isIn(one, document)) ?? [],
    );
    return {
      query: { intent: 'document_content', places: found.map(placeOf) },
      coverage: heading.coverage,
    };
  }
  // Of an agency that was named the passage must speak too.
  const names = slots.agencies.map((id) => knowledge.directory.nameOf(id));
  const readings = names.length > 0 ? [[matter, ...names].join(' '), slots.wide] : [matter];
  // Its name may have been typed as texts seldom write it: "ngành ngân hàng".
  const [passage] = readings
    .flatMap((words) => knowledge.searchPassages({ words, ...places, limit: 1 }))
    .toSorted((a, b) => b.coverage - a.coverage);
  if (
    !passage ||
    !hasPhrase(matter, passage.text) ||
    !(opensWithManner(matter) || bearsAttribute(matter, passage.text)) ||
    !bearsWhatIsAskedOf(matter, passage.text) ||
    !bearsLaw(matter, passage.text)
  )
    return undefined;
  const aspect = slots.reading.has(ASKS_WHICH)
    ? { aspect: 'examples' }
    : slots.cues.why
      ? { aspect: 'why' }
      : {};
  return {
    query: { intent: 'document_content', text: matter, ...places, ...aspect },
    coverage: passage.coverage,
    isDated: bearsDate(passage.text),
    isReason: slots.cues.why && givesReason(passage.text, matter),
    isTelling:
      passage.coverage >= RUN_COVERAGE &&
      hasRun(slots.agencies.length > 0 ? slots.full : matter, passage.text),
  };
}

/** Whether nearly all of one heading was said, and of no other. */
const isOnlyOne = (heading: TextMatch, headings: readonly TextMatch[]): boolean =>
  heading.completeness >= SAID_IN_FULL &&
  headings.filter(({ completeness }) => completeness >= SAID_IN_FULL).length === 1;
const SAID_IN_FULL = 0.9;

/** Where one document names a matter by these words, another may by half of its own. */
const ALIKE_SHARE = 0.4;

/** A heading is known by its document and section. */
const isIn = ({ id }: { id: string }, document: string): boolean => id.startsWith(`${document} `);

function placeOf({ id }: { id: string }): Place {
  const [document = '', ...path] = id.split(' ');
  return { document, section: path.join(' ') };
}

/** "ngân hàng nào tốt nhất": what is asked of them must be said, not their kind alone. */
function bearsWhatIsAskedOf(matter: string, text: string): boolean {
  const [, asked] = /^(?:[a-z\d]+ ){1,3}nao (.+)$/.exec(foldedKey(matter)) ?? [];
  if (asked === undefined) return true;
  // The first of all of a kind is told of nowhere: of what?
  const words = asked.replace(FIRST_OF_ALL, ' ').trim();
  return hasContent(words.split(' ')) && hasPhrase(words, text);
}

const FIRST_OF_ALL =
  /\b(?:lon|nho|tot|te|kem|cao|thap|nhieu|it|nhanh|cham|manh|yeu) nhat\b|\b(?:o )?(?:viet nam|ca nuoc|toan quoc|the gioi)\b/g;

/** A law that is named must be the one that is spoken of. */
function bearsLaw(matter: string, text: string): boolean {
  const name = /^luat (?!gi\b|nao\b|duoc\b)[a-z]+ [a-z]+/.exec(foldedKey(matter))?.[0];
  return name === undefined || foldedKey(text).includes(name);
}
