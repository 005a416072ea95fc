import type { Section } from '../domain/document.js';
import type { DraftDuplicate } from '../domain/draft.js';
import type { Register } from '../domain/register.js';
import { foldedKey } from '../language/fold.js';

/** Shorter sections ("Nơi nhận", a heading) are alike in many documents. */
const MIN_CHARACTERS = 60;
/** Two documents that share this much of their text are the same one. */
const SAME_TEXT_SHARE = 0.8;

/** `203/TB-VPCP` and `203 / tb-vpcp` are the same number; `41/…` and `41a/…` are not. */
const numberKey = (number: string): string =>
  number.normalize('NFC').replace(/\s/g, '').toUpperCase();

/** What a document says, without the head that carries number and date. */
function longTexts(sections: readonly Section[]): string[] {
  const body = sections.filter((section) => section.kind !== 'preamble');
  return (body.length > 0 ? body : sections)
    .map((section) => foldedKey(section.text))
    .filter((text) => text.length >= MIN_CHARACTERS);
}

/** The loaded document with the same number, or with the same text under another number or none. */
export function findDuplicate(
  number: string | null,
  sections: readonly Section[],
  register: Pick<Register, 'documents' | 'sections'>,
): DraftDuplicate | null {
  const key = number === null ? null : numberKey(number);
  const sameNumber = register.documents.find(
    (document) => document.number !== null && numberKey(document.number) === key,
  );
  if (sameNumber) return { documentId: sameNumber.id, by: 'number' };
  const texts = longTexts(sections);
  if (texts.length === 0) return null;
  for (const { id } of register.documents) {
    const known = new Set(longTexts(register.sections.filter((one) => one.document === id)));
    const shared = texts.filter((text) => known.has(text));
    const length = (all: readonly string[]): number => all.join('').length;
    if (length(shared) >= SAME_TEXT_SHARE * length(texts)) return { documentId: id, by: 'text' };
  }
  return null;
}
