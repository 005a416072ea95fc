import type { KnowledgeBase, PassageMatch } from '../answering/knowledge-base.js';
import { foldedKey, foldMarks } from '../language/fold.js';
import type { Query } from '../domain/query.js';
import type { Reading } from './utterance.js';
import type { Slots } from './slots.js';

const WHEN =
  /\b(?:khi nao|bao gio|luc nao|ngay nao|hom nao|ngay may|thang may|thang nao|(?<!viet )nam (?:nao|may))\b/;
const IN_FORCE = /\bhieu luc\b/;
/** What a day or month is printed as. */
const PRINTED_DATE = /\d{1,2}\/\d{1,2}\/\d{4}|ngày \d{1,2}|tháng \d{1,2}|năm \d{4}/u;

/** Passages looked at for a date: what says it is not always the one with most of the words. */
const MOST_PASSAGES = 12;

/** "từ khi nào", "ngày nào": no amount is the answer. */
export const asksWhen = (reading: Reading): boolean => reading.has(WHEN);

/**
 * Since when a law is in force: the sentence that says so of this very law. Undefined where that is
 * not asked, a refusal where no loaded document says it.
 */
export function decideDate(
  { reading, subject, matter, legal }: Slots,
  knowledge: KnowledgeBase,
): Query | undefined {
  if (!asksWhen(reading) || !reading.has(IN_FORCE) || legal.length > 0) return undefined;
  const words = foldMarks(subject === '' ? matter : subject)
    .replace(/\b(?:co )?hieu luc\b.*/, '')
    .trim();
  if (!words.includes(' ')) return undefined;
  const found = knowledge
    .searchPassages({ words: `${words} có hiệu lực`, limit: MOST_PASSAGES })
    .find((passage) => isInForce(passage, words));
  const text = `${subject === '' ? matter : subject} có hiệu lực`;
  return found
    ? {
        intent: 'document_content',
        aspect: 'date',
        text,
        places: [{ document: found.document, section: found.section }],
      }
    : {
        intent: 'out_of_scope',
        aspect: 'unrecorded',
        text: `ngày hiệu lực của ${subject === '' ? matter : subject}`,
      };
}

function isInForce({ text }: PassageMatch, words: string): boolean {
  return text
    .split(/(?<=[.;])\s/u)
    .some(
      (sentence) =>
        /hiệu lực/iu.test(sentence) &&
        PRINTED_DATE.test(sentence) &&
        ` ${foldedKey(sentence)} `.includes(` ${foldedKey(words)} `),
    );
}

/** Whether a passage prints a date. */
export const bearsDate = (text: string): boolean => PRINTED_DATE.test(text);
