/**
 * The head of a text: at most `mostUnits` UTF-16 units, never half of a surrogate pair (a lone half
 * cannot be sent, and breaks the XML of a workbook). Not for what is read as prose: that is cut
 * between words.
 */
export function clipText(text: string, mostUnits: number): string {
  const head = text.slice(0, mostUnits);
  const isPairCut = head.length < text.length && /[\uD800-\uDBFF]$/.test(head);
  return isPairCut ? head.slice(0, -1) : head;
}
