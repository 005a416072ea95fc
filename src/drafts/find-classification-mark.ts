/** Marks of secrecy — dấu chỉ độ mật. */
export type ClassificationMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT';

/** A stamp stands at the head of the first page; further down only a line of its own counts. */
const HEAD_LINES = 60;
const STAMP = /^(?:TUYỆT ?|TỐI ?)?MẬT$/u;
/** `Độ mật: Tối mật`; `Độ mật: Thường` is none. */
const LABELLED = /^(?:độ|mức độ|dấu chỉ độ) mật\s{0,5}[:：]\s{0,5}((?:tuyệt |tối )?mật)\b/iu;
/** The stamp and the letterhead on one printed line. */
const BEFORE_LETTERHEAD =
  /^((?:TUYỆT |TỐI )?MẬT)\s+(?:CỘNG H[ÒO][ÀA] XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập|Số\s?:)/u;
const CELL_BREAK = /\t|\||\s{3,}/;

/** A text without the signs a stamp is framed with when it is typed: `[ MẬT ]`, `**MẬT**`. */
function withoutFrame(text: string): string {
  const first = text.search(/\p{L}/u);
  const letters = [...text.matchAll(/\p{L}/gu)];
  return first < 0 ? '' : text.slice(first, (letters.at(-1)?.index ?? first) + 1);
}

function readStamp(text: string): ClassificationMark | null {
  const bare = withoutFrame(text).replace(/\s+/g, ' ');
  // "M Ậ T", as stamps are spaced out.
  const letters = bare.split(' ').every((word) => word.length === 1)
    ? bare.replace(/ /g, '')
    : bare;
  if (!STAMP.test(letters)) return null;
  return letters.startsWith('TUYỆT') ? 'TUYỆT MẬT' : letters.startsWith('TỐI') ? 'TỐI MẬT' : 'MẬT';
}

/**
 * The mark of secrecy that a document bears as a stamp: a line of its own, a cell of its letterhead,
 * or the label "Độ mật: …". Words in a sentence or a title — bảo mật, bí mật nhà nước — are none.
 * `text` in NFC, lines as printed.
 */
export function findClassificationMark(text: string): ClassificationMark | null {
  let seen = 0;
  for (const line of text.split(/[\n\f]/)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    seen += 1;
    const isHead = seen <= HEAD_LINES;
    const whole = readStamp(trimmed);
    if (whole !== null) return whole;
    if (!isHead) continue;
    const bare = withoutFrame(trimmed);
    // "Mật" in small letters is a stamp only where nothing else stands on a line of the head.
    const labelled =
      LABELLED.exec(bare)?.[1] ??
      BEFORE_LETTERHEAD.exec(bare)?.[1] ??
      /^(?:Tuyệt mật|Tối mật|Mật)$/u.exec(bare)?.[0];
    if (labelled !== undefined) return readStamp(labelled.toUpperCase());
    for (const cell of trimmed.split(CELL_BREAK)) {
      const mark = readStamp(cell);
      if (mark !== null) return mark;
    }
  }
  return null;
}
