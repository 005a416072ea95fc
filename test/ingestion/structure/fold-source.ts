/** A text as quotes are compared with it: NFC, marks dropped, white space folded. */
export function foldSource(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\[([^[\]]*)\]\(#?[^()]*\)/g, '$1')
    .replace(/<\/?[a-z]+>/gi, '')
    .replace(/[*_\u200b-\u200d\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
