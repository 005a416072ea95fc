/** Old Vietnamese encodings whose letters come out as other letters once saved as Unicode. */
export type LegacyEncoding = 'TCVN3 (ABC)' | 'VNI';

/** Letters that only Unicode text has; one in an old encoding has next to none of them. */
const VIETNAMESE = /[đơưảạấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
/** Common syllables as they look: "của, các, phủ, thủ tướng" in TCVN3 letters. */
const TCVN3 = /[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÐÌÎÏÑªÕÒÓÔÖ×ÝØÜÞãßáâä«èåæçé¬íêëìîóïñòô­øõö÷ùýúûüþ]/gu;
const VNI = /[aeouyAEOUY][ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜËöÖôÔ]/gu;
const LETTERS = /\p{L}/gu;
/** So many letters must be read before anything is said. */
const FEWEST_LETTERS = 40;
/** Vietnamese text has about one marked letter in four; an old encoding keeps that share. */
const MARKED_SHARE = 0.08;
const UNICODE_SHARE = 0.04;
const SAMPLE_CHARACTERS = 4000;

/**
 * The old encoding a text is in, or null for a text in Unicode. Told from which letters it has: an old
 * encoding shows Latin letters with marks of other languages where Vietnamese ones should be.
 */
export function legacyEncodingOf(text: string): LegacyEncoding | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const letters = count(sample, LETTERS);
  if (letters < FEWEST_LETTERS || count(sample, VIETNAMESE) / letters > UNICODE_SHARE) return null;
  if (count(sample, VNI) / letters > MARKED_SHARE) return 'VNI';
  return count(sample, TCVN3) / letters > MARKED_SHARE ? 'TCVN3 (ABC)' : null;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
