import type { SourceRef } from '../domain/answer.js';
import { comparableText } from './compare-text.js';

const MIN_QUOTE = 12;
const MAX_QUOTE = 1500;

/** Document ids to their whole text in comparable form. */
export type DocumentTexts = ReadonlyMap<string, string>;

/** Whether a quote stands word for word in the document it names and is of a fit length. */
export function isVerbatim(source: SourceRef, texts: DocumentTexts): boolean {
  const quote = comparableText(source.quote);
  return (
    quote.length >= MIN_QUOTE &&
    quote.length <= MAX_QUOTE &&
    texts.get(source.document)?.includes(quote) === true
  );
}
