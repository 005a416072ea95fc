import { foldedKey } from '../language/fold.js';

const SENTENCE = /(?<=[.;:])\s+|[“”"]/u;

/** Whether a sentence of the text opens with the words and says what they are: "X là …". */
export function defines(text: string, words: string): boolean {
  const said = new RegExp(
    `^${escape(foldedKey(words))}(?: [a-z\\d]+){0,3} (?:la|duoc hieu la|nghia la)(?= )(?! (?:yeu cau|doi hoi|xu the|nhiem vu|trung tam|dong luc)\\b)`,
  );
  return text.split(SENTENCE).some((sentence) => said.test(foldedKey(sentence)));
}

const escape = (words: string): string => words.replace(/[^a-z\d ]/g, '.');
