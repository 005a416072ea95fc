import type { Steps } from '../domain/steps.js';
import { foldMarks } from '../language/fold.js';
import { isFrameWord } from './subject.js';

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Reads from texts the pairs of neighbours of which one, without its marks, looks like a word that
 * only holds a question together, and is another word: "hội nghị" (hỏi), "ngân sách" (ngắn), "tàu
 * cá" (cả). Typed without marks they must not be cut apart at the ends of a subject.
 */
export function* compoundSteps(texts: Iterable<string>): Steps<(pair: string) => boolean> {
  const pairs = new Set<string>();
  for (const text of texts) {
    const words = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
    const folded = words.map(foldMarks);
    const isDisguised = words.map(
      (word, index) => !isFrameWord(word) && isFrameWord(folded[index] ?? ''),
    );
    for (let index = 1; index < words.length; index += 1)
      if (isDisguised[index - 1] || isDisguised[index])
        pairs.add(`${folded[index - 1] ?? ''} ${folded[index] ?? ''}`);
    yield;
  }
  return (pair) => pairs.has(pair);
}
