/** How wide a font sets text, and which signs it has. */
export interface FontMetrics {
  /** Width of one line in pixels at `fontSize` pixels. */
  widthOf(text: string, fontSize: number): number;
  hasGlyph(codePoint: number): boolean;
}

/** Segment mapping: the cmap format that every TrueType font of the basic plane carries. */
const SEGMENT_FORMAT = 4;

function tableOffsets(font: DataView): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (let at = 12, left = font.getUint16(4); left > 0; at += 16, left -= 1) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => font.getUint8(at + index)));
    offsets.set(tag, font.getUint32(at + 8));
  }
  return offsets;
}

function segmentsAt(font: DataView, cmap: number): number {
  for (let left = font.getUint16(cmap + 2), at = cmap + 4; left > 0; at += 8, left -= 1) {
    const table = cmap + font.getUint32(at + 4);
    if (font.getUint16(table) === SEGMENT_FORMAT) return table;
  }
  throw new RangeError('font without a segment mapping (cmap format 4)');
}

/** The glyph of a code point in a format 4 table; 0 is the sign for what is missing. */
function glyphOf(font: DataView, table: number, codePoint: number): number {
  const doubled = font.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  for (let at = 0; at < doubled; at += 2) {
    if (codePoint > font.getUint16(ends + at)) continue;
    const start = font.getUint16(starts + at);
    if (codePoint < start) return 0;
    const delta = font.getUint16(starts + doubled + at);
    const rangeAt = starts + 2 * doubled + at;
    const range = font.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = font.getUint16(rangeAt + range + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/**
 * Reads a TrueType font's widths and coverage of the basic plane. Kerning and signs beyond the plane
 * are left out: widths are for wrapping and spacing. Throws a RangeError for bytes that are no font.
 */
export function readFontMetrics(bytes: Uint8Array): FontMetrics {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offsets = tableOffsets(font);
  const requireTable = (tag: string): number => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new RangeError(`font without its table ${tag}`);
    return offset;
  };
  const table = segmentsAt(font, requireTable('cmap'));
  const unitsPerEm = font.getUint16(requireTable('head') + 18);
  const widths = requireTable('hmtx');
  const widthCount = font.getUint16(requireTable('hhea') + 34);
  const advances = new Map<number, number>();
  const advanceOf = (codePoint: number): number => {
    const known = advances.get(codePoint);
    if (known !== undefined) return known;
    const glyph = glyphOf(font, table, codePoint);
    const advance = font.getUint16(widths + 4 * Math.min(glyph, widthCount - 1)) / unitsPerEm;
    advances.set(codePoint, advance);
    return advance;
  };
  return {
    widthOf: (text, fontSize) => {
      let width = 0;
      for (const sign of text) width += advanceOf(sign.codePointAt(0) ?? 0);
      return width * fontSize;
    },
    hasGlyph: (codePoint) => glyphOf(font, table, codePoint) !== 0,
  };
}
