/**
 * Markup that crawling and conversion leave in a text. It carries no words, so it is dropped before
 * anything is read; a quote is verbatim with or without it.
 */

const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
/** `[10/2024/NĐ-CP](#)` keeps its label; only targets that are addresses are dropped. */
const LINK = /\[([^[\]]{0,300})\]\((?:#|https?:)[^()\s]{0,300}\)/g;
/** A break inside a table cell parts words. */
const BREAK = /<br\s?\/?>/gi;
const TAG = /<\/?[a-z]{1,10}>/gi;
const STARS = /\*+/g;

/**
 * The text in NFC without emphasis marks, simple tags, link targets and zero-width signs. Lines stay
 * lines: the result has as many line breaks as the text.
 */
export function stripMarks(text: string): string {
  return text
    .normalize('NFC')
    .replace(ZERO_WIDTH, '')
    .replace(/\r\n?/g, '\n')
    .replace(LINK, '$1')
    .replace(BREAK, ' ')
    .replace(TAG, '')
    .replace(STARS, '');
}
