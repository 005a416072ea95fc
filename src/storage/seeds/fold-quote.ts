import { stripMarks } from '../../ingestion/clean/strip-marks.js';

/**
 * The form in which a quote and the text it is taken from are compared: NFC, without emphasis
 * marks, tags and link targets, every run of white space one blank.
 */
export function foldQuote(text: string): string {
  return stripMarks(text).replace(/\s+/g, ' ').trim();
}
