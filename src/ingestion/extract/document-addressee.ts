import type { Assignee } from '../../language/agencies/assignee.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { readAssignees } from '../../language/agencies/read-assignees.js';
import { matchLongest, splitWords } from '../../language/agencies/words.js';
import type { ParsedDocument } from '../parsed-document.js';
import { CLOSING_PATH, RECIPIENTS_PATH, SIGNATURE_PATH } from '../structure/build-outline.js';
import { parseOrder } from './parse-order.js';
import { cutSentenceSpans } from './cut-sentence-spans.js';

/** In characters; what is longer is no opening but a text without points. */
const LONGEST_OPENING = 20_000;
const INTRODUCES = /(?::|như sau|sau đây|sau)[:.]?$/i;

/**
 * Whom a document speaks to where its points name nobody: those its introduction calls upon, those a
 * dispatch is wired to, or the province a working session was held with.
 */
export function documentAddressees(
  document: ParsedDocument,
  gazetteer: Gazetteer,
): readonly Assignee[] {
  const preamble = openingText(document);
  return (
    [introducedAddressees(preamble, gazetteer), wiredTo(preamble, gazetteer)].find(
      (found) => found.length > 0,
    ) ?? asList(sessionPartner(document, gazetteer))
  );
}

/** The province whose leaders a session was held with ("làm việc với lãnh đạo tỉnh Phú Thọ"). */
export function sessionPartner(document: ParsedDocument, gazetteer: Gazetteer): Assignee | null {
  for (const text of [openingText(document), document.meta.title]) {
    const words = splitWords(text);
    for (let index = 0; index < words.length; index += 1) {
      const meets = matchLongest(words, index, ['lam viec voi']);
      if (meets === 0) continue;
      const skipped = matchLongest(words, index + meets, [
        'lanh dao',
        'cac dong chi lanh dao',
        'ban thuong vu',
        'thuong truc',
      ]);
      const { assignees } = readAssignees(text, words, index + meets + skipped, gazetteer);
      const province = assignees.find(({ kind }) => kind === 'province');
      if (province) return province;
    }
  }
  return null;
}

/**
 * "các bộ, ngành, địa phương" as the document itself prints it: whom an order of a central body binds
 * that names nobody. Null where the document speaks of no such class.
 */
export function findEverybody(document: ParsedDocument, gazetteer: Gazetteer): Assignee | null {
  const everybody = gazetteer.classOf(new Set(['ministry', 'government', 'province']));
  if (!everybody) return null;
  for (const { text, kind } of document.sections) {
    if (kind === 'row' || kind === 'footnote') continue;
    for (const mention of gazetteer.findAgencyMentions(text)) {
      if (mention.agencyId !== everybody.id) continue;
      const words = splitWords(mention.text);
      const [assignee] = readAssignees(mention.text, words, 0, gazetteer).assignees;
      if (assignee?.agencyId === everybody.id) return assignee;
    }
  }
  return null;
}

/** Whom the last introducing sentence of a text calls upon ("… yêu cầu các bộ … như sau:"). */
export function introducedAddressees(text: string, gazetteer: Gazetteer): readonly Assignee[] {
  const sentence = cutSentenceSpans(text).findLast((span) => INTRODUCES.test(span.text));
  if (!sentence) return [];
  const { lead, isFramed } = parseOrder(sentence.text, gazetteer);
  // Who merely speaks ("Bộ X báo cáo tình hình như sau:") is not spoken to.
  return lead.length > 0 && isFramed ? lead : calledUpon(sentence.text, gazetteer);
}

/** "… , Thủ tướng Chính phủ yêu cầu Bộ trưởng …", "các bộ, ngành cần tập trung …" inside a sentence. */
function calledUpon(text: string, gazetteer: Gazetteer): readonly Assignee[] {
  const words = splitWords(text);
  for (let index = 0; index < words.length; index += 1) {
    const frame = matchLongest(words, index, ['yeu cau', 'de nghi', 'giao', 'kien nghi']);
    if (frame === 0) continue;
    const { assignees } = readAssignees(text, words, index + frame, gazetteer);
    if (assignees.length > 0) return assignees;
  }
  for (let index = 0; index < words.length; index += 1) {
    const { assignees, next } = readAssignees(text, words, index, gazetteer);
    if (
      assignees.length > 0 &&
      matchLongest(words, next, [
        'can',
        'tap trung',
        'can tap trung',
        'can tiep tuc',
        'phoi hop thuc hien',
        'thuc hien',
      ]) > 0
    ) {
      return assignees;
    }
  }
  return [];
}

/** "THỦ TƯỚNG CHÍNH PHỦ điện: - Bộ trưởng các Bộ; - Chủ tịch …". */
function wiredTo(text: string, gazetteer: Gazetteer): readonly Assignee[] {
  const wired = /điện\s*:/i.exec(text);
  if (!wired) return [];
  const rest = text.slice(wired.index + wired[0].length);
  const readable = rest.replace(/(?<=[;:]|^)\s*-\s/g, (dash) => ' '.repeat(dash.length));
  const words = splitWords(readable);
  return readAssignees(readable, words, 0, gazetteer).assignees;
}

const isBelowText = (path: string): boolean =>
  [CLOSING_PATH, RECIPIENTS_PATH, SIGNATURE_PATH].some((below) => path.startsWith(below));

function openingText(document: ParsedDocument): string {
  return document.sections
    .filter((section) => section.kind === 'preamble' && !isBelowText(section.path))
    .map((section) => section.text)
    .join(' ')
    .slice(0, LONGEST_OPENING);
}

const asList = (assignee: Assignee | null): readonly Assignee[] => (assignee ? [assignee] : []);
