/**
 * Text as answers and documents are compared: NFC, no emphasis marks, tags, link targets or
 * zero-width signs; white space folded; `48 %` as `48%`. Case is kept.
 */
export function comparableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\[([^[\]]*)\]\(#?[^()]*\)/g, '$1')
    .replace(/<\/?[a-z]+>/gi, '')
    .replace(/[*_\u200b-\u200d\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll(' %', '%')
    .trim();
}

/** Whether two texts are the same but for case and the marks that are left out of comparison. */
export function includesText(text: string, part: string): boolean {
  return comparableText(text).toLowerCase().includes(comparableText(part).toLowerCase());
}

/** A section path as segments; a repeated number's mark, item suffixes and brackets do not count. */
export function sectionSegments(path: string): string[] {
  const [numbering = ''] = comparableText(path).toLowerCase().replaceAll('(2)', '').split('#');
  return numbering
    .replace(/[()\s]/g, '')
    .split('.')
    .filter(Boolean);
}

/** Whether a section is `prefix` or lies under it. */
export function isWithinSection(section: string, prefix: string): boolean {
  const segments = sectionSegments(section);
  return sectionSegments(prefix).every((segment, index) => segments[index] === segment);
}
